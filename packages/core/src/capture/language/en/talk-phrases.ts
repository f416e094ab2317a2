import type { PatternGroup } from '../patterns.ts';

/** Talk with the bot itself: thanks, greetings, yes and no, praise and complaint. */
export const talkPhrases: readonly PatternGroup[] = [
  {
    cue: 'talk-word',
    at: 'start',
    patterns: [
      '(thanks|thank|thx|ty|cheers|bye|goodbye|hello|hi|hey|yo|regards|greetings|congrats|yes|yep|yup|yea|yeap|nope|nah|no|ok|okay|cool|nice|great|perfect|awesome|lol|haha|hahaha|sure|alright|sorry|welcome|wow|amazing|exactly|correct|wrong|incorrect|dammit|damn|absolutely|definitely|negative|affirmative|whatever|maybe|agreed|indeed|congratulations)',
      'good (morning|night|evening|afternoon|job|bot|one|work)',
      'later',
    ],
  },
  {
    cue: 'talk-whole',
    at: 'whole',
    patterns: [
      '(thanks|thank|thx|ty|cheers|bye|goodbye|hello|hi|hey|yo|regards|greetings|yes|yep|yup|yea|yeah|yeap|nope|nah|no|ok|okay|cool|nice|great|perfect|awesome|lol|haha|sure|alright|sorry|welcome|wow|amazing|exactly|correct|wrong|maybe|later|k) (!|.|please|you|there|bot|again)? (!)?',
      'good (morning|night|evening|afternoon|job|bot|one|work) (!|.)?',
    ],
  },
  {
    cue: 'small-talk',
    at: 'anywhere',
    patterns: [
      "(how|how's|hows) (are|is|have|things|it|life|ife) (you|things|it|everything|life|going|been|treating)?",
      "(what's|whats|wassup|sup) (up|new|good)?",
      "(that|that's|thats|this|it|it's|you|you're|that’s|it’s) (is|was|are|were|have|sounds|would be|seems)? (not|definitely|absolutely|totally|so)? (right|correct|wrong|true|false|incorrect|factual|helpful|unimportant|great|awesome|good|perfect|amazing|all)",
      "(i|i'm|im) (am|do|have)? (really|so|very)? (don't|dont|not|no|grateful|glad|appreciate|cant|can't|thankful) (know|sure|for|decide|you|your|that|idea|understand|remember)",
      '(really)? (dont|don\'t) know',
      '(no|some|much) (earthly)? (idea|gratitude|thanks)',
      'what do you mean',
      "(does|do|doesn't) not? (really)? matter",
      '(are|is) (you|everything) (doing|ok|okay|there|sure|alright|real|a|happy|well)',
      '(see|talk|speak|chat|chatting|talking|meet) (to|with)? (you|ya|u)',
      'thank (you|u)',
      '(thanks|appreciate|grateful) (for)? (it|that|your|the|help|everything)?',
      '(your|the) (help|assistance|answer|response|understanding)',
      "(you've|you have|you) (been|given|did|understood|got|understand)",
      '(correct|incorrect|right|wrong|great|good|nice|amazing|bad) (response|answer|job|work|command|one)',
      '(clarify|rephrase|confirm|elaborate)',
      '(say|tell|hear|repeat) ... again',
      "(i|i've|ive) (just)? said",
      '(what|as) i (said|meant|wanted)',
      '(ai|bot|olly|assistant|robot|dude)',
      'have a (nice|good|great) (day|night|evening|one)',
      '(either|could be|might) (way|possible|go)',
    ],
  },
];
