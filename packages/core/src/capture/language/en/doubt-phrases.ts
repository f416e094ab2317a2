import type { PatternGroup } from '../patterns.ts';

/** Turns of phrase after which a person would ask back: how much is meant, when, or what at all. */
export const doubtPhrases: readonly PatternGroup[] = [
  {
    cue: 'scope:open-ended',
    at: 'start',
    patterns: [
      '(work|working) on',
      '(get|start|keep|be) (going|cracking|started|working|moving) (on|with)',
      '(get|put|bring|have) ... in (order|shape)',
      '(get|pull) ... (together|organised|organized|under)',
      '(make|do) (some|more)? (progress|headway|work) (on|with)',
      '(deal|cope) with',
      '(sort|figure) out? (my|our) (life|finances|money|future|career|head|stuff|things|work)',
      '(organise|organize|declutter|simplify|rethink|improve) (my|our) (life|finances|work|career|week|days|future)',
      'plan (@possessive|@determiner)? ... (wedding|party|holiday|vacation|trip|birthday|move|event|future|reunion|retirement|40th|30th|50th|60th|70th|80th|18th|21st|year|christmas|renovation|itinerary|baby)',
      '(write|finish|start) (a|the|my) (book|novel|memoir|thesis|dissertation|album|screenplay)',
      '(learn|master|study) (spanish|french|german|italian|japanese|chinese|korean|portuguese|arabic|guitar|piano|programming|coding|python)',
      'learn (how)? to (code|cook|drive|swim|paint|draw|sing|dance|play)',
      '(renovate|redecorate|redesign|relaunch|overhaul|revamp) (the|my|our)',
      '(build|start|launch|found|set) (up)? (a|my|our) (business|company|startup|website|blog|house|shed|podcast|band|side)',
      '(get|become|be) (fit|healthy|healthier|fitter|better|organised|organized|rich)',
      '(find|get) (a|another)? new (job|flat|house|apartment|career)',
      'get (better|good) at',
      '(wedding|holiday|vacation|trip|party|christmas|move|moving|retirement|career|estate|budget) planning',
      '(start|plant|design) (a|the|my|our) garden',

      'move house',
      '(change|switch) (career|careers|jobs)',
    ],
  },
  {
    cue: 'scope:stuff',
    at: 'end',
    patterns: ['(stuff|things|admin|bits)'],
  },
  {
    cue: 'timing:someday',
    at: 'anywhere',
    opens: true,
    patterns: [
      '(someday|sometime|eventually)',
      'some (day|time)',
      'at some (point|stage)',
      'one of these (days|weekends)',
      'one day',
      '(get|getting) (round|around) to',
      '(when|whenever|if) (possible|convenient)',
      'sooner or later',
      '(when|whenever|if) (i|we) (get|have|find) (a|the|some|around|time) (chance|time|minute|moment|to)?',
      'when there is time',
      'in the (near|not)? ... future',
      'down the (line|road)',
      'or (after|later|before|maybe|next|so|not)',
      '(before|by) too long',
    ],
  },
  {
    cue: 'intent:bare-matter',
    at: 'whole',
    patterns: [
      '(my|the|our)? (passport|insurance|visa|mortgage|pension|taxes|tax|car|boiler|garden|kitchen|bathroom|house|flat|roof|money|school|work|mum|mom|dad|landlord|neighbours|neighbors|health|will|loan|debt|visas|passports)',
      '(mum|mom|dad|gran|grandma|granny|nan|boss|landlord) (-|–|:) ...',
    ],
  },
  {
    cue: 'intent:vague-thing',
    at: 'end',
    silences: ['entry'],
    patterns: ['(the|that|this) ... (thing|stuff|business|situation|issue|matter)'],
  },
];
