/** Sentences in which people may ask for one and the same thing, a line each. The first line is the surface's own. */
export const paraphrases = {
  note: lines(`
    that's a note
    that should be a note
    it's just a note
    make it a note
    not a task, a note
    this is only a note, not a task
    file that as a note please
    turn it into a note
    just a note
    no, note
    no it's a note
    note
    keep it as a note
    save this as a note instead
    I meant that as a note
    that was supposed to be a note
    can you make that a note?
    should have been a note
    convert to note
    it's more of a note
    treat it as a note
    this isn't a task, it's a note
    change it to a note
    the last one is a note
    please file the last one under notes
    put it in notes
    memo
    oops, note
    wrong, that's a note
    it's nothing to do, just a note
    I'd like that to be a note
    better as a note
    it's for reference
    call it a note
    that's no task, that's a note
    That one is a note, please.
    This is meant to be a note
    this ought to be a note
    Nope, a note
    make this one a note
    put that down as a note
    store it as a note
    i wanted that as a note
    just keep it as a note
    please treat that as a note
    log it as a note
    it was only a note
    this is really a note
    can this be a note?
    could you file it as a note please?
    a note, not a task
    not a to-do, just a note
    the last message is a note
    that is info, not a todo
    hey, that's a note
    that was a note
    that is not a task but a note
    it's a note, thanks
    should be filed as a note
    classify it as note
    move it to my notes
    as a note
    note it
    jot it down as a note
    no task, just a note
  `),
  project: lines(`
    not a task, a project
    it isn't a task, it's a project
    that's a project
    make it a project
    this is a whole project
    project, not task
    a project rather than a task
    it should be a project instead of a task
    turn this into a project
    that's bigger than a task, make it a project
    it's not a task but a project
    it is not a task it is a project
    don't file it as a task, it's a project
    promote it to a project
    this one's a project
    that task is a project
    upgrade it to a project
    it's actually a project
    wrong kind: project
    from task to project
    change the task to a project
    change it from a task to a project
    more of a project than a task
    not a single task, a project
    start a project for it
    This should be a project
    no, that's a project
    It isn't a task. It's a project.
    that's not one task, it's a project
    turn the task into a project
    a project, please
    should have been a project
    make a project out of it
    make a project of it
    I'd call that a project
    that's more than a task, it's a project
    make this its own project
    convert it to a project
    rather a project than a task
    it's too big for a task, make it a project
    treat it like a project
    not a to-do but a project
    this is a project and not a task
    file this as a project
    that was meant as a project, not as a task
    I think it's a project
    it needs to be a project
    this deserves to be a project
    open a project for this
  `),
  fridayAtThree: lines(`
    correct last: friday 3pm
    fix the last one: friday 3pm
    correct that to friday 3pm
    last: friday 3pm
    correction: friday 3pm
    i meant friday 3pm
    should be friday 3pm
    it was supposed to be friday at 3pm
    no, friday 3pm
    the date is friday 3pm
    friday at 3 pm please
    change the last one to friday 3pm
    update last to friday 3pm
    set it to friday 3pm
    the deadline is friday 3pm
    it's due friday 3pm
    make that friday 3pm
    amend the last one, friday 3pm
    correct the last item: friday 3pm
    sorry, friday 3pm
    correct last to friday 3pm
    the last one should be friday 3pm
    last one: friday at 3
    that should be on friday at 3pm
    no no, friday 3pm
    change it to friday, 3pm
    friday, 3pm
    it's on friday at 15:00
    actually it is friday 3pm
    correct this: friday 3pm
    make the last one friday 3pm
    should've been friday 3pm
    oops i meant friday at 3pm
    reschedule the last one to friday 3pm
    set the last task to friday 3pm
    that was for friday 3pm
    friday 15:00, sorry
    the right date is friday 3pm
    wrong date, it's friday 3pm
    correct date: friday 3pm
    move the last one to friday 3pm
    it has to be friday 3pm
  `),
  saturday: lines(`
    make it saturday
    move it to saturday
    saturday please
    saturday
    saturday instead
    not friday, saturday
    saturday, not friday
    saturday instead of friday
    move it from friday to saturday
    push it to saturday
    postpone to saturday
    reschedule for saturday
    can we do saturday?
    let's do saturday
    it's on saturday
    i meant saturday
    change the date to saturday
    due saturday
    should be saturday
    saturday would be better
    shift that to saturday
    put it on saturday
    delay it until saturday
    set the deadline to saturday
    i'll do it saturday
    do it on saturday
    it's saturday not friday
    wait until saturday
    schedule it for saturday
    saturday works better
    how about saturday
    bump it to saturday
    Saturday!
    make that saturday
    could you move it to saturday?
    saturday is better
    it should happen on saturday
    change to saturday
    switch it to saturday
    move that one to saturday please
    i need it on saturday
    saturday, please
    reschedule it to saturday
    i'd rather do it saturday
    rather saturday
    actually saturday
    on saturday
    for saturday
    by saturday
    it has to be saturday
    let's make it saturday
    no, saturday
    sorry, i meant saturday
    set the date to saturday
    the date should be saturday
    the due date is saturday
    move to saturday
    schedule for saturday
    put it off until saturday
    not today but saturday
    this is for saturday
    don't do it friday, do it saturday
    sat
    make it sat
    this saturday
  `),
  noDate: lines(`
    no date
    drop the date
    without a date
    remove the date
    no deadline
    clear the deadline
    it has no date
    it doesn't need a date
    take the date off
    no due date
    undated
    delete the due date
    forget the date
    any time
    whenever
    no particular day
    lose the date
    there's no deadline
    strip the date
    i don't want a date on it
    get rid of the deadline
    someday
    it isn't due on any day
    don't give it a date
    make it undated
    unset the date
    no date please
    leave the date out
    take away the date
    no fixed date
    there is no date
    no date needed
    no need for a date
    it doesn't have a deadline
    without a deadline
    remove the deadline
    i don't need a date
    take off the date
    drop the deadline
    don't put a date on it
    not on a date
    dateless
    make it dateless
    no set date
    delete the date
    clear the date
    erase the date
    the date is wrong, remove it
    no date at all
    without date
    it should have no date
    kill the deadline
    it can be done any time
    open-ended
    no deadline please
    date: none
    no day
  `),
  important: lines(`
    important
    !1
    make it important
    this matters
    it's important
    this is very important
    high priority
    urgent
    top priority
    set the priority to high
    mark it as important
    this is urgent
    priority high
    it matters a lot
    flag it as important
    critical
    this one is really important
    prioritize it
    it's a priority
    make that high priority
    i need this urgently
    importance: high
    That's important
    it is important!
    this one matters
    very important
    really important
    make this a top priority
    mark this important
    highest priority
    this is crucial
    it's of high importance
    set importance to high
    give it high priority
    priority 1
    very urgent
    important please
    it's quite important
    this is a must
    flag this
    star it
    this has priority
    treat it as important
    should be important
    don't forget, this is important
    super important
    importance high
  `),
  lessImportant: lines(`
    less important
    not so important
    not that important
    lower the priority
    it's less important
    make it less important
    not very important
    it doesn't matter that much
    reduce the priority
    this matters less
    it isn't that urgent
    drop the priority a notch
    downgrade it
    this isn't so important
    not really important
    a bit less important
    isn't all that important
    turn the priority down
    it's not that important
    this is less important
    lower priority
    decrease the importance
    a little less important
    less urgent
    not that urgent
    doesn't matter so much
    not so urgent
    reduce its importance
    shouldn't be so important
    it isn't so important after all
    rank it lower
    less of a priority
    make it a bit less important
    demote it
    it's not as important
  `),
  unimportant: lines(`
    not important
    low priority
    deprioritize it
    not urgent
    not a priority
    it's not a big deal
    unimportant
    it can wait
    no rush
    set the priority to low
    make it low priority
    it isn't important
    this doesn't matter
    it doesn't matter much
    of little importance
    low importance
    set importance to low
    it's not a priority
    it's minor
    this is trivial
    no big deal
    mark it as low priority
    importance low
  `),
  title: lines(`
    call it "Buy oat milk"
    rename it to buy oat milk
    call it buy oat milk
    the title should be buy oat milk
    title: buy oat milk
    name it “buy oat milk”
    rename to buy oat milk
    change the title to buy oat milk
    it should say buy oat milk
    it's called buy oat milk
    retitle it "buy oat milk"
    reword it: buy oat milk
    set the title to 'buy oat milk'
    make it say buy oat milk
    change it to "buy oat milk"
    it should read "buy oat milk"
    let it be called buy oat milk
    the name is buy oat milk
    it should be called buy oat milk
    give it the title buy oat milk
    give it a new name: buy oat milk
    change the wording to buy oat milk
    rephrase as buy oat milk
    rename this one buy oat milk
    i'd rather call it buy oat milk
  `),
  garden: lines(`
    put it in garden
    this belongs to garden
    move it to garden
    garden
    garden project
    it's for the garden
    file it under garden
    +garden
    add it to garden
    it's part of garden
    goes in garden
    project garden
    project: garden
    belongs in the garden project
    set the project to garden
    it should be in garden
    should go under garden
    assign it to garden
    this is a garden thing
    make it part of garden
    it's for garden, not flat move
    under garden please
    link it to garden
    it's a step in garden
    that's for the garden project
    change project to garden
    move this into garden
    please put it in garden
    put this under garden
    that goes into garden
    it belongs in garden
    it belongs to the garden project
    add this to the garden project
    into garden
    in garden
    file that in garden
    that's garden
    this is for garden
    make garden its project
    project is garden
    the project is garden
    it's a garden task
    move that to the garden project
    should be in the garden project
    tag it with garden
    associate it with garden
    put it with garden
    garden, please
    sort it into garden
    this should go in garden
    /garden
    it is about garden
    stick it in garden
  `),
  split: lines(`
    split it
    split it up
    split that
    break it up
    break it into steps
    break it down
    these are two tasks
    that's two things
    separate them
    make two tasks of it
    one task each
    that's two tasks not one
    split into two tasks
    divide it
    two tasks please
    make each part a task
    should be two tasks
    a task for each
    break this apart
    that is more than one task
    there are two tasks in there
    not one task but two
    make it two tasks
    turn it into separate tasks
    cut it in two
    file them as separate tasks
    take it apart
    split this into its parts
    it's several tasks
    split this up
    split this in two
    please split it
    split this into tasks
    make it several tasks
    it should be two tasks
    these should be separate tasks
    separate tasks please
    break that into tasks
    make them separate
    they are separate tasks
    that's actually two tasks
    it's really two things
    one task per thing
    separate it into tasks
    divide it into tasks
    make separate tasks
    make each a task
    two separate tasks
    split the last one
    split up the last one
    make it 2 tasks
    split them
    turn it into two tasks
  `),
  undo: lines(`
    undo
    undo it
    undo that
    undo the last change
    take it back
    take that back
    revert
    revert that
    roll it back
    put it back
    change it back
    go back
    back to how it was
    restore it
    undo please
    reverse that
    put it back how it was
    as it was before
    undo last
    undo my last change
    please undo what you did
    revert the last change
    undo this
    please undo
    undo the change
    undo your last change
    can you undo that?
    take back the last change
    reverse it
    revert it
    roll back
    roll that back
    go back to before
    make it like it was
    that was wrong, undo
    oops, undo
    nope, undo that
    put it back to what it was
    put that back the way it was
    change it back to how it was
    set it back
    i want it back
    bring it back
    restore the old one
    leave it as it was
  `),
  forget: lines(`
    forget it
    never mind
    nevermind
    delete it
    scrap it
    drop it
    remove that
    throw it away
    bin it
    get rid of it
    discard it
    cancel that
    forget about it
    ignore that
    don't keep it
    i don't need it anymore
    no longer needed
    scratch that
    that was a test
    trash it
    erase this
    it's not needed any more
    let it go
    not worth keeping
    forget that one
    forget this
    forget that
    please forget it
    drop this
    ignore it
    delete that one
    i don't want it
    not needed
    throw that out
    toss it
    no need to keep it
    never mind that
    dismiss it
    let's forget it
    you can forget it
    you can delete it
    please delete this
    remove it
    don't save it
    don't bother
    that's nothing
    it's irrelevant
    erase it
    scratch it
    cancel it
    wipe it
    strike that
    pretend i didn't say that
    remove the last one
  `),
};

/** Questions, by what they ask for. */
export const questions = {
  status: lines(`
    status
    what's the status
    how are things going
  `),
  tasks: lines(`
    what tasks
    what tasks are open
    list my tasks
    show me my open tasks
    which tasks do i have
    what do i have to do
    how many tasks are open
  `),
  projects: lines(`
    what projects
    which projects are there
    list projects
    my projects
  `),
  pending: lines(`
    what pending
    what's pending
    what is waiting
    what are you waiting for
    open questions
    anything pending?
    what needs an answer
    what questions are open
  `),
  why: lines(`
    why
    why?
    why is it a task
    why did you file it so
    how come
    explain
    why saturday
    why not a note
  `),
};

/** What orders nothing that can be told: it must change nothing. */
export const unclear = lines(`
  is that a note?
  maybe a note
  a note or a task
  not a task
  it's not a task
  the boat thing should be like the other one
  make it purple
  this weekend
  friday and saturday
  important and not important
  note and project
  push it forward a day
  5
  make it 5
  move it to the other list
  put it on my list
  i wonder if friday is ok
  if it rains, saturday
  not saturday
  make it
  it should be
  task 7 and task 8 are notes
  tell tom about saturday
  saturday with tom
  remind me to call mum on saturday
  was it important?
  saturday?
  should it be a project?
  buy milk
  pay attention
  call mum
  a note for saturday
  call it friday
  move it to holidays
  the meeting is friday 3pm
  it's not important, forget it
  ???
  🙂
  make it a note or saturday
  not friday, not saturday
  saturday but sunday
  friday, monday
  important but not important
  it is a note, it is a project
  yesterday's thing
  what is on tomorrow?
  do you like notes?
  when is it due?
  who wrote that
  is it saturday
  maybe saturday
  saturday or sunday
  unless it is a note
  call it
  rename it to
  put it in
  put it in the list
  note to self: call mum
  milk and bread
  perhaps less important
  never saturday
`);

function lines(block: string): readonly string[] {
  return block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
