/** Ways of speaking whose words stand apart, put together: "take the date off" is "remove the date". */
export function plainer(text: string): string {
  return rewordings.reduce((words, [form, plain]) => words.replaceAll(form, plain), text);
}

const rewordings: readonly (readonly [RegExp, string])[] = [
  [
    /\byou(?: have| had)? (?:just )?(?:made|filed|took|taken|put|saved|read|called|treated|marked|set|understood|stored) (?:it|this|that|them)(?: down)? (?:(?:as|for|on|at|to|in|into) )?/giu,
    'not ',
  ],
  [/\b(?:do|does) not (?:need|have) (?:any )?(?:doing|to be done)\b/giu, 'is not a task'],
  [
    /\b(project) (?:with|of|in) (?:several|many|multiple|a few|some|lots of|a lot of|more than one|two|three) (?:steps|parts|tasks|things)$/giu,
    '$1',
  ],
  [
    /\b(?:drop|move|bring|take|knock|turn) (?:it|this|that) down(?: in| the)? (?:priority|importance)$/giu,
    'lower the priority',
  ],
  [
    /\b(?:the|its) ((?:due )?date|deadline|day|time|hour) (?:should|must|can|has to|needs to) (?:go|disappear|be (?:removed|dropped|deleted|cleared))$/giu,
    'remove the $1',
  ],
  [/\b(?:it )?can wait (?:until|till|to|for) /giu, 'until '],
  [
    /\b(?:raise|increase|bump|lower|decrease|reduce|drop|upgrade|downgrade|change|move)(?: up| down)?(?: it| this| that)?(?: (?:the|its))?(?: (?:priority|importance))?(?: up| down)? to (?=(?:the )?(?:high|medium|low|top|important|urgent|!))/giu,
    '',
  ],
  [/\b(?:priority|importance|prio)(?: level)?(?:(?: to| is| of| should be)|\s*[:=])? ?([123])$/giu, '!$1'],
  [/ (?:is|are|works|would be|will be) (?:good|great|perfect|ideal|okay|best)(?: for (?:it|me|this|that|us))?$/giu, ''],
  [
    /\b(?:leave|take|knock|strip|get|keep) (the|its|that|this|any) ((?:due )?date|deadline|day|time|hour|priority) (?:off|out|away)\b(?: of it| it)?/giu,
    'remove $1 $2',
  ],
  [
    /\b(?:turn|dial|bring|take|knock|tone|drop|bump)(?: down)? (?:the |its )?(?:priority|importance)(?: down)?(?: (?:a|one) (?:notch|bit|step|level|little))?(?: down)?$/giu,
    'lower the priority',
  ],
  [/\bdeprioriti[sz]e (?:it |this |that )?(?:a (?:little|bit|touch|tad)|slightly|somewhat)$/giu, 'lower the priority'],
  [
    /\b(?:turn|dial|bump|crank|bring) (?:the |its )?(?:priority|importance) up(?: (?:a|one) (?:notch|bit|step|level|little))?$/giu,
    'raise the priority',
  ],
  [/\bnot (?:until|till|before) /giu, 'on '],
  [/^(?:flag|star|highlight|pin)(?: it| this| that)$/giu, 'important'],
  [/^(?:downgrade|demote)(?: it| this| that)?$/giu, 'less important'],
  [/^(?:upgrade|promote)(?: it| this| that)?$/giu, 'more important'],
];
