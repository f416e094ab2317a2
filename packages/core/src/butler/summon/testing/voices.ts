import { rows } from './rows.ts';

/**
 * The same requests as other people typed them, who had not seen the grammar: terse and polite, British and American, with
 * slips of the finger, spoken rather than written. Rows are parted by bars.
 */
export const voices = {
  note: rows(`
    this one's just a note | should've been a note | please file that as a note | Note, not a task
    I only wanted to note that down | thats a note mate | could you save it as a note instead?
    no no, it's a note | not something to do, only a note | keep that one as a note please | change it to note
    this belongs in my notes | it wasn't a task, it was a note | oh sorry that was meant as a note
    make that into a note for me | just for my notes | put that with my notes | nothing to do here, just a note
    wrong, note | it's a noet | treat it like a note | that was really more of a note than a task
    I'd like that as a note | a note, please | that one should really be in my notes
    that was only for the record | I don't have to do anything, it's a note | refile as note | note pls
    should go to notes | nah just a note | only a note for later | hey can you keep this one as a note
    It is not a to-do. It is a note. | not a todo - note | you've made this a task but it's a note
    you filed it as a task, it should be a note | this doesn't need doing, it's a note
    no task here, only a note | sorry, meant as a note | turn that one into a note would you
    this here is a note | just remember it, it's a note | switch it to a note | mark as note
    that's supposed to be a note. | note!! | Please note that as a note, not a task | should be note
    all i wanted was a note | keep it with my notes | that's something for my notes
    you misunderstood, it's a note | I just want it kept as a note | a simple note would do
    more like a note really | actually that's more a note than a task
  `),
  project: rows(`
    it's a project not a task | that is more than a task, it's a project | make this a project
    should be a project rather than a task | that's actually a whole project | not one task but a project
    project please, not task | turn it into a project | this is too big for a task, make it a project
    upgrade to project | file under projects | hmm no, that's a project | I meant it as a project
    could that be a project instead? | it is not a single task, it is a project | Project!
    this ought to be its own project | convert to a project please | let's make it a project
    this isn't a task. It's a project. | projcet not task | that's not one task, that's a whole project
    it's bigger than a task, it's a project | this needs to be a project | nope. project.
    I'd rather have that as a project | new project please, not a task | treat this one as a project
    it's really a project with several steps | promote this to a project | change that from a task to a project
    it isn't a task but a project | you took it for a task, it's a project | file that as a project, please
    that thing is a project | set it up as a project | save it as a project instead | a project, not a task!
    no a project | rather a project | make project | can you turn that task into a project?
    project not a task sorry | that's too big, make it a project | treat it as a project please | Sorry, project
    make this one into a project please | not just a task, it's a project | that belongs with the projects
    it's a project in its own right | please change the type to project | rather make it a project
  `),
  fridayAtThree: rows(`
    it's friday at 3 | should be friday 3 pm | fri 3pm please | move to friday at three in the afternoon
    friday afternoon at 3 | friday, 15:00 | make that 3pm on Friday | the right time is friday 3pm
    I meant this friday, 3 p.m. | wrong day, friday 3pm | reschedule for friday 15:00
    fix the last one: fri 15:00 | can we do friday 3pm instead? | the last one is at 3pm on friday
    due friday at 3pm | friday @ 3pm | it's on Friday, at 3 o'clock | oops, friday 3pm I meant
    date should be friday, time 3pm | put it on friday at 3pm | frday 3pm | set it for fri, 3pm
    happens on friday at 3pm | no, 3pm friday | it's at 3pm on friday not whenever you said
    friday 3pm not thursday | this friday 3pm | could you move that to friday, 3pm? | Fri. 3 pm
    make that friday the 27th at 3pm | it's on the 27th at 15:00 | nov 27 3pm
    friday at 3 in the afternoon | let's do friday at 3pm | 3 in the afternoon on friday
    not monday, friday 3pm | change the date to friday and the time to 3pm | shift it to fri 15.00
    friday three pm | should be this coming friday at 3pm | you got the date wrong, it's friday 3pm
    i said friday at 3pm | friday 27 november 15:00 | 3pm fri pls | sorry, friday at 3pm of course
    friday at 3 pm works | it needs to be friday at 3pm | fri at 3 in the afternoon | I need it on friday at 3pm
    change it to 3pm friday | I said friday 3pm! | make it fri 3 pm instead | wrong: should be friday at 15:00
    3pm on friday please | it's scheduled for friday at 3pm | due date friday 3pm
  `),
  saturday: rows(`
    move it to sat | can this wait till saturday? | Saturday's better | shift to saturday pls
    it should be on saturday | let's say saturday | sat please | change the day to saturday
    not today, saturday | saturday, not tomorrow | put that on saturday | the day is saturday | saturady
    on second thought make it saturday | I'll do it on saturday | saturday will do
    can you move it to saturday? | make this saturday's | better do it saturday | not before saturday
    leave it until saturday | it can wait until saturday | I'll only get to it on saturday
    put it off till saturday | saturday then | this saturday please | on sat | for Saturday, not today
    needs doing saturday | has to be done by saturday | it's due on saturday | the deadline is saturday
    sat 28th | reschedule: saturday | let's move this one to saturday | saturday for this | saturday is fine
    it's for saturday | could you make it saturday instead | change it to saturday please | only on saturday
    let's wait until saturday | move the date to saturday | saturday it is | better on saturday
  `),
  noDate: rows(`
    no date on this | it doesn't have a date | there's no deadline for that | remove the due date please
    any day is fine | it's not for a particular day | date isn't needed | sometime, no date
    this one has no deadline | it needs no date | please don't put a date on it | unschedule it
    no day in particular | not tied to a date | I didn't give a date | that has no date
    it shouldn't have a date | there is no date for it | this isn't due on any day | scrap the deadline
    without deadline | undated please | kill the due date | remove the deadline from it | it has no due date
    strip the date off | don't need a date for that | get rid of the date | wipe the date
    just take the deadline away | it has no fixed day | no date for this one | please remove any date
    there shouldn't be a date | the date should go | this has no due date | doesn't need a date
    cancel the date | just without the date please
  `),
  important: rows(`
    this is important | very important! | mark it important | high priority please | that one's urgent
    make it high prio | this is a really important one | bump it to high | can you flag that as important?
    priority: high | it's quite important actually | importnat | I need this one marked urgent | prio 1
    treat as high priority | crucial | that should be high | please make this top priority
    it is of the highest importance | that's pretty important | it's very urgent | please prioritise
    important!! | make this a priority | raise to high | mark it as urgent please | important one
    needs to be high priority | i need this to be important | set it to !1 | set priority to 1 | really urgent
    give it top priority | put it at high priority | it is most important | that is high priority
    it's important to me | I want this marked as important | set this to important | urgent!
    mark the last one as important | make sure this is high priority | prio high | it's a top priority
    give this high priority
  `),
  less: rows(`
    lower its priority | it's not so important | lower priority please | that's less urgent
    turn the importance down | drop the priority a bit | reduce the importance | knock the priority down a notch
    should be less important | not as important as you think | not really that important | decrease priority
    bring down the priority | deprioritise it a little | somewhat less important | not quite so urgent
    it is less important than that | it's less important than you think | make that a bit less important
    slightly less important | lower the importance | take the priority down a notch | it isn't so important
    that's not all that important | lower it in priority | reduce its priority please | drop its priority
    one notch less important | not terribly important | decrease the importance a bit | turn down the priority
    bit less important pls | lower prio | make this less important please | it's not very important
    decrease its priority | not super important | it's less of a priority | lower the prio a bit
    drop it down in priority | tone down the importance | that's not so urgent really
  `),
  title: rows(`
    name it "buy oat milk" | the title should be "buy oat milk" | should read "Buy oat milk"
    I meant “buy oat milk” | rename it: buy oat milk | let’s call that "buy oat milk"
    please retitle as buy oat milk | just call it "buy oat milk" | new name: buy oat milk
    can you rename that to buy oat milk? | correct the wording to “buy oat milk”
    the text should be: buy oat milk | make the name "buy oat milk" | reword it to say buy oat milk
    fix the typo, it's "buy oat milk" | set title buy oat milk | name that buy oat milk
    please call this one "buy oat milk" | give it the title "buy oat milk" | title should be buy oat milk
    rename this one "buy oat milk" | change its name to buy oat milk | edit the title to "buy oat milk"
    replace the title with buy oat milk | the name is wrong, it's "buy oat milk" | make it say "buy oat milk"
    should be "buy oat milk" | say "buy oat milk" instead | it's spelled "buy oat milk"
    rephrase it as buy oat milk | could you call it buy oat milk please | better title: buy oat milk
    change the wording: buy oat milk | use "buy oat milk" as title | the title is buy oat milk
    title it "buy oat milk" | new title "buy oat milk" | call it 'buy oat milk'
    rename that one to buy oat milk | I'd call it buy oat milk | it's "buy oat milk" not what you wrote
    make the title buy oat milk | title → buy oat milk | please change the title to "buy oat milk"
    the correct title is buy oat milk | reword: buy oat milk | i'd like it to be called "buy oat milk"
    it reads wrong, should be "buy oat milk"
  `),
  garden: rows(`
    that goes in garden | belongs to the garden project | add this to my garden project | part of garden
    stick it in the garden project | it should go under garden | in the garden project please
    can you put that under garden? | goes with garden | that belongs in garden | shift it into garden
    this is part of the garden project | tuck it under garden | file with garden | that's for garden
    put it into garden | should be in garden | this one belongs to garden | move that one over to garden
    goes under the garden project | assign to garden | file it in garden please | add to garden
    connect it to the garden project | this has to do with the garden project | group it with garden
    I want it in garden | that should be under garden | that's one for the garden
    have it in the garden project | put this one with the garden stuff | it is part of my garden project
    move to project garden | in garden please | this is garden | move this to the garden project
    that's part of garden | should be filed under garden | it belongs in the garden project, please
    put the last one in garden | sort it under garden | would you put it into garden | garden is the project
    it concerns the garden | this is about the garden
  `),
  split: rows(`
    split that up | those are two tasks | can you split this into two? | make that two tasks
    break this into separate tasks please | that's really two different tasks | two tasks, not one
    split into parts | should be split | I meant these as separate tasks | please separate those
    not one task, two | break that apart | list them separately | split it up please | it's two tasks really
    can you break this up into separate tasks? | these are different tasks | that should be two tasks
    divide that into two | separate this into tasks | several tasks, please | make separate tasks of it
    that's more than one task | please split the task | take that apart | two separate tasks please
    make individual tasks out of that | I want them as separate tasks | each one is its own task | chop it up
    could you split that? | split it in two | these are two separate things | break it apart
    please make two tasks of this | it contains two tasks | that's two to-dos | split the thing up
    should be two | do them as separate tasks
  `),
  undo: rows(`
    undo the last thing | oops undo | please undo what you just did | undo it please | cancel that change
    no, put it back how it was | ctrl z | un-do | revert that please | no wait, undo that
    put it back the way it was | that was a mistake, undo it | back | change that back please
    reverse the last change | turn it back | go back to how it was before | restore what I had
    undo what I just did | please take back the last change | no, back to what it was | undo, please!
    undo it again | can we undo that | please revert | I didn't mean that, undo | put that back | change back
    no, go back | make it as before | reset that
  `),
  forget: rows(`
    nvm | scrap that | I don't need that any more | that can go | please delete that one | not needed anymore
    disregard | no need for this one | you can forget this | just forget I said that | no longer relevant
    forget this one | delete that | delete this please | remove that one | just drop it
    please forget about that one | ditch it | I don't want that anymore | strike it | away with it | kill that
    take it off the list | i no longer need this | bin that one | chuck it | forget all about it
    delete the last one | kill it | it's not needed any longer | I changed my mind, forget it
    remove it from my list | drop this one | just delete it | you can throw that away
  `),
} satisfies Record<string, readonly string[]>;

/** Questions, likewise. */
export const askingVoices = {
  status: rows(`
    how are you doing | what's your status? | how are things? | show status | give me a status | status please
    how's it going | status report | where do we stand | what's the state of things | are you ok?
    how do things stand? | tell me the status | current status | how are you getting on? | how busy are you
    what's up with you | overview please | everything ok? | health | status? | what is the status
    how are we doing? | overview | give me an overview | how is everything? | what's going on
    your status please | show me the status | state of affairs | summary | quick status | how's things
    any news? | what is your status right now | how's your budget | sum it up | status update | what's happening
    status now | how's the status | what's the situation | how do we stand | the state please | stats
    what are you up to
  `),
  tasks: rows(`
    what tasks do I have? | show my tasks | list tasks | which tasks are open? | my tasks | all tasks
    tasks please | what do I have to do? | what's on my list? | show me what's open | open tasks
    list my to-dos | give me my todo list | what's left to do | what are my tasks | can you list my tasks?
    what else do I need to do | what is there to do? | to-do list | any open tasks? | what tasks are there
    what tasks are open? | show tasks | tasks? | list all my tasks | what's to do? | what do I still have to do
    anything to do? | show me the tasks | what's open? | give me my tasks | what needs doing?
    all my open tasks please | let me see my tasks | what have I got to do | how many tasks have I got
    my to do list | display tasks | tasks list | which tasks | what are the open tasks | tasks list please
    show what I have to do | what is on my plate | what's outstanding | what do I need to do today | all to-dos
  `),
  projects: rows(`
    what projects do I have? | show me my projects | which projects are there? | projects? | all projects
    open projects | what are my projects | what projects are running? | which projects am I working on?
    give me the projects | can I see my projects? | any projects? | show all the projects
    list of projects please | project list | current projects | tell me my projects | what projects are there?
    which projects do I have | show projects | show me all projects | projects | list my projects please
    let me see the projects | what projects have I got | do I have any projects? | give me a list of my projects
    all my projects | how many projects do I have | which projects are open | see projects | my open projects
    projects list | what are the projects | name my projects | any open projects?
    what sort of projects have I got | what about my projects | show the projects | which projects have I
    list the open projects | projects please | do i have projects | what projects are open right now
  `),
  pending: rows(`
    what's pending? | what are you waiting for? | what questions do you have? | what do you need from me?
    what's waiting for me? | what still needs an answer | show pending | list what's pending
    which thoughts are pending? | what's unanswered | any questions for me? | what is still unclear
    what haven't I answered? | pending items | what do you want to know | what needs clarifying? | pending?
    unanswered questions please | what's still pending | what is pending | show me what's pending
    pending stuff | which questions are open? | do you have any questions? | what's waiting for an answer
    which ones are waiting for me? | any open questions? | list pending thoughts | what do I need to answer
    is anything pending? | anything waiting for me? | all pending | what do you still need to know? | questions?
    anything you need from me? | what are you still waiting for | what's not answered yet | show questions
    which are pending | still pending? | waiting for me? | what do you want from me
  `),
  why: rows(`
    why a task? | why did you do that? | why is that a task? | how come? | why did you file it like that?
    why so? | what made you think that? | why friday? | explain that please | why was it filed so
    what's the reason? | why did you file it as a task? | how did you get that? | why on earth | tell me why
    why this date? | reason? | on what grounds? | why did you put it there | why is it a task?
    why did you file that as a task | why that? | why tomorrow? | what's your reasoning | explain yourself
    why a note | explain why | why did you think that | for what reason | please explain | how come it's a task?
    why did it end up there? | why was that a task | give me the reason | how did you come to that?
    why did you choose friday | what makes you think it's a task? | but why | why though | why tho | why's that
    explain that filing | why did you decide that | why is it on friday | what's the reason for that
    how did you know | and why? | why did this become a task
  `),
} satisfies Record<string, readonly string[]>;
