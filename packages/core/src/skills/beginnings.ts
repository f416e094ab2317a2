/** A kind of work that shows in its verb and in what it is done to. */
export interface Beginning {
  readonly verbs: string;
  /** Things that the verb must be about, in the singular; anything where absent. */
  readonly things?: string;
  /** Words that may follow the verb and lead to the thing. */
  readonly leads?: string;
  readonly step: (about: { readonly object: string; readonly whole: string }) => string;
  readonly minutes: number;
  readonly help: string;
  readonly alternatives: readonly string[];
}

const occasions = `party trip holiday vacation dinner wedding birthday festival barbecue bbq reunion offsite conference workshop
  celebration anniversary picnic outing excursion retreat fair concert farewell shower camp tour brunch housewarming hike journey
  honeymoon ceremony funeral fundraiser hackathon`;

const papers = `passport licence license visa permit insurance policy benefit allowance tax taxes contract subscription membership
  card certificate registration pension refund mortgage loan residence citizenship warranty lease scholarship grant kindergarten
  nursery course return vignette`;

const texts = `letter email mail speech report essay article post proposal review reference cv resume application toast eulogy talk
  presentation paper thesis chapter statement complaint invitation recommendation newsletter announcement abstract summary`;

const fixtures = `tap faucet door window roof fence gutter lamp light shelf shelves sink toilet shower boiler radiator bike bicycle tyre
  tire chair table drawer cupboard lock hinge blind curtain machine dishwasher fridge oven dryer pump pipe drain hose gate tile
  socket bulb alarm doorbell fan heater mirror rail bracket antenna handle zip zipper brake chain mower lawnmower railing skylight
  extractor thermostat puncture`;

const places = `garage attic loft cellar basement cupboard desk drawer wardrobe closet pantry shed kitchen room bedroom office bathroom
  shelf shelves bookshelf cabinet hallway studio workshop larder`;

const structures = `shed treehouse deck terrace patio garden kitchen bathroom room bench table shelf shelves bookshelf fence pond
  pergola greenhouse house flat garage attic loft desk cabin sauna carport porch workbench planter bedroom hallway playhouse`;

const goods = `bike bicycle car sofa couch table chair bed wardrobe desk piano guitar camera phone laptop computer tv pram stroller cot
  furniture boat caravan motorbike lawnmower mower fridge machine dishwasher oven lamp mattress buggy bookcase skis keyboard`;

/** How one begins with it, and by how much that helps. */
export const beginnings: readonly Beginning[] = [
  {
    verbs: 'plan organise organize prepare arrange host throw',
    things: occasions,
    step: ({ object }) => `List who, when and what it may cost for ${object}`,
    minutes: 15,
    help: 'A computer could draft a checklist.',
    alternatives: ['Ask those involved for two dates that suit them', 'Look at how it was done last time'],
  },
  {
    verbs: 'renew apply register enrol enroll claim cancel file extend',
    things: papers,
    leads: 'for',
    step: ({ whole }) => `Find out which papers and fees it takes to ${whole}`,
    minutes: 15,
    help: 'A computer could look up the form and the office.',
    alternatives: ['Call the office and ask what they need', 'Look for the papers of the last time'],
  },
  {
    verbs: 'write draft compose',
    things: texts,
    step: ({ object }) => `Note the three points that matter for ${object}`,
    minutes: 10,
    help: 'A computer could write a first draft from them.',
    alternatives: ['Write the first sentence, however bad', 'Find an older text to begin from'],
  },
  {
    verbs: 'fix repair mend replace install mount',
    things: fixtures,
    step: ({ object }) => `Photograph the place and look up part and tool for ${object}`,
    minutes: 15,
    help: 'A computer could look up instructions for the exact model.',
    alternatives: ['Ask somebody who has done it', 'Get a price from a tradesman'],
  },
  {
    verbs: 'choose compare evaluate',
    leads: 'between',
    step: ({ object }) => `Write down the three things that decide about ${object}`,
    minutes: 10,
    help: 'A computer could compare what there is by them.',
    alternatives: ['Ask somebody who has chosen before', 'Set the day on which to decide'],
  },
  {
    verbs: 'learn',
    leads: 'how to',
    step: ({ object }) => `Choose a first lesson and one half hour this week: ${object}`,
    minutes: 10,
    help: 'A computer could make a plan of lessons.',
    alternatives: ['Find somebody to learn it with', 'Try it for ten minutes to see what is missing'],
  },
  {
    verbs: 'declutter tidy sort clear organise organize',
    things: places,
    leads: 'up out',
    step: ({ object }) => `Begin with one shelf or drawer of ${object}, fifteen minutes by the clock`,
    minutes: 15,
    help: 'A computer can do little here.',
    alternatives: ['Put a box beside the door for what may go', 'Do the part first that is seen most'],
  },
  {
    verbs: 'build renovate redesign refurbish',
    things: structures,
    step: ({ object }) => `Sketch ${object} and list what is missing for it`,
    minutes: 20,
    help: 'A computer could make a list of materials from the sketch.',
    alternatives: ['Measure the place', 'Find three examples to copy from'],
  },
  {
    verbs: 'sell donate auction',
    things: goods,
    step: ({ object }) => `Take three photos of ${object} and write two lines about it`,
    minutes: 15,
    help: 'A computer could write the advertisement.',
    alternatives: ['Look up what others ask for the same', 'Ask friends first'],
  },
];
