import type { WordClass } from '../word-class.ts';
import { irregularPast, thirdPerson, verbs } from './verbs.ts';

const split = (words: string): readonly string[] => words.trim().split(/\s+/u);

/** Past forms that mostly stand before a thing. */
export const qualities: ReadonlySet<string> = new Set(
  split(`estimated dried fried smoked tinned canned grated chopped unsalted salted roasted mixed used sealed printed revised iced boiled mashed sliced minced condensed
    evaporated shared advanced fitted padded lined coloured colored scented unscented insulated recycled updated quilted hooded striped knitted distilled
    filtered bottled powdered candied pickled crushed peeled shredded whipped cured toasted wired certified registered required related delayed combined limited detailed automated
    united assorted scheduled`),
);

/** The closed and half-open word classes of English; verbs stand in their own file. */
export const words: Readonly<Record<Exclude<WordClass, 'number' | 'gerund'>, readonly string[]>> = {
  verb: verbs,
  past: irregularPast,
  third: thirdPerson,
  be: split(`am is are was were be been being isn't aren't wasn't weren't isnt arent wasnt werent i'm im he's she's it's that's there's who's what's where's how's when's
    whats wheres hows whos thats theres you're youre we're they're theyre here's heres ain't`),
  have: split(
    `have has had haven't hasn't hadn't havent hasnt hadnt i've ive you've youve we've weve they've theyve having i'd he'd she'd`,
  ),
  do: split(`do does did don't doesn't didn't dont doesnt didnt`),
  modal:
    split(`can could will would shall should may might must can't cannot cant couldn't couldnt won't wont wouldn't wouldnt shouldn't shouldnt i'll you'll he'll she'll it'll we'll they'll
    ought mustn't i'd we'd you'd they'd`),
  subject:
    split(`i you he she it we they i'm im i've ive i'll i'd you're youre you've he's she's it's we're we've weve we'll they're they've they'll there this that these those
    someone somebody everyone everybody nobody one u`),
  first: split(`i i'm im i've ive i'll i'd we we're we've weve we'll we'd me my us our myself`),
  possessive: split(`my your his her our their its mine ours yours theirs whose mum's mom's dad's`),
  determiner: split(
    `the a an this that these those some any every each all both another no few several many much most more enough`,
  ),
  wh: split(
    `what when where who whom whose why how which what's when's where's who's why's how's whats whens wheres whos hows what're how're where're wat wht whn wen`,
  ),
  preposition: split(
    `to of in on at for with from by about into onto over under between through during before after against without within across behind near off up down out around per via until till since re`,
  ),
  list: split(
    `list lists lisr calendar calender schedule agenda todo todos to-do to-dos planner diary notebook checklist backlog board cart basket tasks reminders`,
  ),
  entry:
    split(`task tasks reminder reminders event events projects item items entry entries alarm alarms todo todos to-do to-dos note notes appointment appointments meeting meetings list lists thing notification
    notifications dos thought thoughts meetings engagements calendar schedule playlist insight project`),
  device:
    split(`light lights sound lamp lamps volume music song songs track playlist playlists radio tv television thermostat temperature temp heating furnace oven timer alarm socket plug wemo roomba
    podcast audiobook playback brightness mode settings setting voice accent audio bulb hue ac aircon heater
    blinds fan vacuum accent lights`),
  event:
    split(`meeting appointment appt dentist doctor gp physio physiotherapy optician checkup check-up haircut hairdresser barber dinner lunch brunch breakfast coffee drinks party birthday bday
    wedding funeral anniversary concert rehearsal lesson lecture seminar exam quiz interview standup stand-up retro webinar workshop
    conference flight train ferry bus trip holiday vacation viewing delivery playdate training gym yoga pilates workout cinema movie theatre theater opera museum picnic bbq barbecue
    deadline mot vaccination vaccine jab surgery mri x-ray massage therapy therapist vet grooming parents' evening recital graduation christening baptism housewarming reunion
    ceremony reception festival choir football soccer tennis badminton judo karate ballet swimming sleepover babysitting babysitter physical
    tickets renewal registration reservation booking payment bill bills fees invoice taxes tax paperwork application essay assignment homework presentation syllabus`),
  feeling:
    split(`happy sad glad angry tired exhausted sleepy anxious nervous worried stressed relaxed calm peaceful grateful thankful blessed proud ashamed lonely bored excited thrilled delighted 
    satisfied disappointed frustrated annoyed upset hopeful hopeless overwhelmed energetic energised energized drained numb depressed melancholy nostalgic homesick amazed amazing awesome great wonderful fantastic terrible
    awful horrible lovely beautiful gorgeous delicious tasty yummy fun funny refreshing satisfying rewarding motivated inspired productive guilty jealous moody grumpy cranky hungover sore groggy
    feeling feel feels felt mood meh relieved surprised embarrassed confused lucky love loved loving enjoy enjoyed enjoying hate hated miss missed appreciate appreciated adore peace joy laughter laughed
    cried smiled badly poorly restless awake cosy cozy magical brutal rough`),
  filler:
    split(`uh uhh uhm um umm ugh urgh argh gah hm hmm er erm ah ahh oh ohh ok okay k kk right so well like yeah yep alright anyway anyways now then and also plus hey hi hello hiya yo oi btw actually basically
    olly alexa siri cortana noctem bot butler just mm mmm huh ya aight gosh dude sooo welp righto oke crap dang whoa`),
  polite: split(`please pls plz plse kindly`),
  negation: split(
    `not no never don't dont doesn't didn't isn't wasn't can't cannot won't nothing nobody none neither nor hardly without`,
  ),
  adding: split(
    `add put append insert include place throw write jot stick note pop stuff chuck enter record log get ad adding`,
  ),
  showing: split(
    `show list read display tell check view give find search pull look see hear browse describe explain review recite state`,
  ),
  removing: split(
    `remove delete erase clear drop cancel nix omit scratch strike scrap discard wipe empty purge forget trash undo kill dump bin take cross tick check`,
  ),
  done: split(`done finished complete completed finish off closed handled sorted`),
  object: split(`me him her it us them that this one those these everything all anything something someone everyone`),
  goods:
    split(`milk bread eggs egg butter cheese ham bacon sausages sausage chicken beef pork lamb veal duck turkey fish salmon tuna cod prawns shrimp oysters tofu rice pasta noodles spaghetti flour sugar salt
    pepper oil vinegar honey jam tea coffee juice water beer wine gin vodka cola soda crisps chips chocolate biscuits cookies cake donuts doughnuts croissant croissants waffles pancakes cereal oats oat
    oatmeal granola yoghurt yogurt cream ice-cream apples apple bananas banana oranges orange lemons lemon limes lime grapes berries strawberries blueberries raspberries pears pear peaches mango mangoes avocado avocados
    tomatoes tomato potatoes potato onions onion garlic ginger carrots carrot celery cucumber lettuce spinach kale broccoli cauliflower peas beans lentils chickpeas corn mushrooms peppers courgettes
    courgette zucchini aubergine eggplant squash pumpkin leeks leek cabbage herbs thyme basil parsley mint rosemary coriander cilantro dill sage cinnamon cumin paprika turmeric stock ketchup mayo mustard
    soap shampoo conditioner toothpaste toothbrush deodorant tissues kleenex wipes nappies diapers detergent bleach sponges batteries bulbs bags bag foil napkins candles matches
    lightbulbs tape stamps envelopes paper pens ink pads tampons plasters vitamins paracetamol ibuprofen aspirin buns fries ribs steak roast grilled marinated mince burgers wraps tortillas bagels rolls`),
  steering: split(
    `mute unmute shuffle pause resume dim brighten whisper play stop skip next previous volume louder quieter flip roll sing launch repeat translate snooze unsnooze undo turn switch pair tune silence`,
  ),
  second: split(`you your yours you're youre you've you'd you'll yourself u ur`),
  adverb: split(
    'always never often usually still just really also only sometimes rarely finally already almost even probably definitely actually both all hardly seldom mostly soon now then ever',
  ),
};
