import type { Meaning } from '../../time/lexicon.ts';

type Group = readonly [words: string, meaning: Meaning];

const purposes =
  `food meals meal dinners lunches shopping groceries snacks menu menus outfits cook planning budget chores schedule rota
  supplies recipes`
    .split(/\s+/u)
    .flatMap((what) => [`${what} for the week`, `${what} for the month`])
    .join('|');

/** Fixed phrases that hold a time word and are none. */
export const traps: readonly Group[] = [
  [
    'sunday best|sunday school|sunday roast|sunday times|sunday lunch|sunday papers|casual friday|girl friday|man friday|freaky friday|ruby tuesday|monday blues|super bowl sunday|bloody sunday',
    {},
  ],
  [
    'sun cream|sun screen|sun hat|sun hats|sun dress|sun bed|sun tan|sun lounger|sun glasses|sun block|sun shade|sun roof|sun lamp|sun lotion|sat nav|sat navs|sat - nav|friday night lights|monday night football|sunday bloody sunday|saturday night live|saturday night fever|sunday supplement|black friday deals|good friday agreement',
    {},
  ],
  // What is bought or planned for a week is not due in it.
  [purposes, {}],
  ['sundry|sundae', {}],
  [
    'last minute|last - minute|day after day|day by day|day to day|day - to - day|week after week|night after night|year after year|month after month|week by week',
    {},
  ],
  [
    'may or may not|up to date|up - to - date|out of date|to date|day off|days off|half term|half price|half time|half - time|full time|part time|second hand|second - hand|second opinion',
    {},
  ],
  [
    'march madness|mayday|friday prayers|day job|day care|daycare|day trip|night shift|night out|all day|all night|all week|rush hour|office hours',
    {},
  ],
  [
    'mid - week|midweek|the other day|once upon a time|second nature|second thoughts|second helping|second cat|the good old days|nowadays|time of day|days of the week',
    {},
  ],
];

/** Words about time that only the person can make a date of. */
export const vague: readonly Group[] = [
  [
    'soon|later|sometime|someday|some day|eventually|one of these days|at some point|sooner or later|in a while|in a bit|some time|shortly|one day|when i can|when i have time|whenever|at some stage|some other time|another time|when possible|in due course|down the line|down the road|before long|sometime soon|anytime soon|any day now|in the near future|in the future|some time soon|when i get a chance|when i get round to it|when i get around to it|when there is time|one fine day|next time|over the next few days|these days',
    { vague: true },
  ],
];
