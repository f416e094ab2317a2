/** A moment of the demo. */
export interface Moment {
  /** From 1 on. */
  readonly week: number;
  readonly day: 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
  /** `HH:MM`, local. */
  readonly at: string;
}

/** One thing that the person of the demo does. */
export interface Line extends Moment {
  readonly say: string;
  /** Said a minute later: what puts the filing right, or answers the question. */
  readonly after?: string;
  /** What the line above the chat says from here on. */
  readonly narration?: string;
}

/** Nina's four weeks. She never says that the dentist matters most to her, or that her weekend begins on Saturday at ten. */
export const fourWeeks: readonly Line[] = [
  {
    week: 1,
    day: 'mon',
    at: '07:50',
    say: 'buy oat milk and bread tomorrow',
    narration: 'Week 1. Nina has just met her butler; it knows nothing of her habits yet.',
  },
  { week: 1, day: 'mon', at: '12:20', say: 'the wifi at the cabin is called Larch' },
  { week: 1, day: 'mon', at: '18:05', say: 'call Ana on friday at 5pm' },
  {
    week: 1,
    day: 'tue',
    at: '08:40',
    say: 'call the dentist about the crown',
    after: '* !1',
    narration: 'Week 1. The dentist is important to her. It could not know that, so she puts it right.',
  },
  { week: 1, day: 'tue', at: '19:15', say: 'Ana is allergic to hazelnuts' },
  { week: 1, day: 'wed', at: '10:30', say: 'pay the water bill by friday' },
  { week: 1, day: 'wed', at: '12:10', say: 'done buy oat milk and bread' },
  { week: 1, day: 'wed', at: '17:45', say: 'buy paint for the hall' },
  {
    week: 1,
    day: 'thu',
    at: '09:10',
    say: 'repot the fig this weekend',
    after: '/summon saturday 10am',
    narration: 'Week 1. “This weekend” means Saturday at ten to her. Another correction.',
  },
  { week: 1, day: 'thu', at: '20:00', say: 'the blue in the kitchen is Harbour Mist' },
  { week: 1, day: 'fri', at: '08:20', say: 'return the library books' },
  { week: 1, day: 'fri', at: '17:30', say: 'done call Ana' },
  { week: 1, day: 'fri', at: '17:40', say: 'done pay the water bill' },
  { week: 1, day: 'sat', at: '10:40', say: 'done repot the fig' },
  { week: 1, day: 'sat', at: '11:00', say: 'water the plants tomorrow at 9am' },
  { week: 1, day: 'sun', at: '09:30', say: 'done water the plants' },
  {
    week: 1,
    day: 'sun',
    at: '19:30',
    say: 'we ate outside until the bats came out',
    narration: 'Week 1. Sunday: the first weekly report. Nothing to learn from yet.',
  },

  {
    week: 2,
    day: 'mon',
    at: '08:05',
    say: 'dentist appointment for Leo on thursday at 15:30',
    after: '* !1',
    narration: 'Week 2. The same corrections again, in other words.',
  },
  { week: 2, day: 'mon', at: '13:10', say: 'send Priya the photos tomorrow' },
  { week: 2, day: 'tue', at: '09:25', say: 'mend the garden gate this weekend', after: '* saturday 10:00' },
  { week: 2, day: 'tue', at: '18:40', say: 'Priya recommends The Dawn Watch' },
  { week: 2, day: 'wed', at: '08:15', say: 'order new tyres' },
  { week: 2, day: 'wed', at: '12:00', say: 'done send Priya the photos' },
  { week: 2, day: 'wed', at: '21:05', say: 'clean the oven tomorrow' },
  { week: 2, day: 'thu', at: '12:30', say: 'ask the dentist for the invoice', after: '/summon this is important' },
  { week: 2, day: 'thu', at: '16:30', say: 'done dentist appointment for Leo' },
  { week: 2, day: 'fri', at: '09:00', say: 'pick up the cake tomorrow at 4pm' },
  { week: 2, day: 'thu', at: '20:15', say: 'done clean the oven' },
  { week: 2, day: 'fri', at: '17:20', say: 'call grandma this weekend', after: '/summon make it saturday at 10' },
  { week: 2, day: 'sat', at: '10:45', say: 'the landlord said the roof is fixed in May' },
  { week: 2, day: 'sat', at: '16:30', say: 'done pick up the cake' },
  { week: 2, day: 'sat', at: '16:40', say: 'done mend the garden gate' },
  { week: 2, day: 'sat', at: '16:50', say: 'done call grandma' },
  {
    week: 2,
    day: 'sun',
    at: '19:20',
    say: 'iron the shirts',
    narration: 'Week 2. It has seen each habit a few times. That is not enough to bother her with it.',
  },

  {
    week: 3,
    day: 'mon',
    at: '08:30',
    say: 'renew the train pass',
    narration: 'Week 3. It keeps quiet, files what it knows, and keeps count.',
  },
  { week: 3, day: 'mon', at: '19:10', say: 'Leo takes size 31 in shoes' },
  { week: 3, day: 'tue', at: '10:05', say: 'pay the dentist by friday', after: '* !1' },
  { week: 3, day: 'tue', at: '16:45', say: 'buy a birthday card for Tom' },
  { week: 3, day: 'wed', at: '09:40', say: 'sort the tools this weekend', after: '/summon saturday 10:00' },
  { week: 3, day: 'thu', at: '08:55', say: 'book a table for four on friday at 7pm' },
  { week: 3, day: 'thu', at: '20:30', say: 'the spare key hangs behind the boiler' },
  { week: 3, day: 'fri', at: '12:15', say: 'take the bike to the shop' },
  { week: 3, day: 'fri', at: '18:00', say: 'done pay the dentist' },
  { week: 3, day: 'sat', at: '09:50', say: 'wash the curtains' },
  { week: 3, day: 'sat', at: '12:00', say: 'done sort the tools' },
  { week: 3, day: 'sat', at: '12:10', say: 'done book a table for four' },
  { week: 3, day: 'sun', at: '19:40', say: 'the first swallow came back today' },

  {
    week: 4,
    day: 'mon',
    at: '08:10',
    say: 'call the dentist to move the date',
    after: '/summon high priority',
    narration: 'Week 4. The fifth time, on another day, in another sentence.',
  },
  { week: 4, day: 'mon', at: '18:25', say: 'buy batteries tomorrow' },
  { week: 4, day: 'tue', at: '09:30', say: 'paint the fence this weekend', after: '* saturday 10am' },
  { week: 4, day: 'tue', at: '19:00', say: 'Tom is moving to Ghent' },
  { week: 4, day: 'wed', at: '10:20', say: 'pick up the prescription from the dentist', after: '* !1' },
  { week: 4, day: 'wed', at: '12:00', say: 'done buy batteries' },
  { week: 4, day: 'wed', at: '17:35', say: 'fix the bathroom shelf' },
  { week: 4, day: 'thu', at: '08:45', say: 'bake bread this weekend', after: '/summon correct last: saturday 10am' },
  { week: 4, day: 'thu', at: '12:50', say: 'send the form to the school tomorrow' },
  { week: 4, day: 'fri', at: '16:10', say: 'buy coffee and rice' },
  { week: 4, day: 'sat', at: '11:30', say: 'the bakery closes in spring' },
  { week: 4, day: 'sat', at: '12:00', say: 'done paint the fence' },
  { week: 4, day: 'sat', at: '12:10', say: 'done bake bread' },
  { week: 4, day: 'sat', at: '12:20', say: 'done send the form to the school' },
  { week: 4, day: 'sun', at: '17:10', say: 'charge the camera tomorrow' },
  {
    week: 4,
    day: 'sun',
    at: '18:20',
    say: 'lay out the running shoes',
    narration: 'Week 4. Sunday, six o’clock: it has looked through its own log.',
  },
];

/**
 * When the visitor's own time begins: on Sunday evening the weekend's ten o'clock is gone, and a rule about it has nothing
 * to show. Before the contacts of the day.
 */
export const visit: Moment = { week: 5, day: 'mon', at: '07:40' };

/** What the line says at the end. */
export const ending =
  'Those 💡 are what it found in its own log. It is Monday now: press Apply under one, then write “call the dentist about the bridge” or “oil the gate this weekend”, and see the difference.';
