import { projectKey } from '@noctem/core/items';
import type { RuleSet } from '@noctem/core/rules';

/** Whether the person has accepted that nothing is suggested here any more: at all, in this project, or for such words. */
export function isUnwanted(
  rules: RuleSet,
  about: { readonly title: string; readonly project: string | null },
): boolean {
  return rules.rules.some((rule) => {
    if (rule.type !== 'question' || rule.value.reason !== 'suggestion') return false;
    const { phrase, project } = rule.value;
    const isHere = project === null || (about.project !== null && projectKey(project) === projectKey(about.project));
    return isHere && (phrase === null || holds(about.title, phrase));
  });
}

/** A phrase that ends in `…` begins the text, any other stands in it as whole words. */
function holds(text: string, phrase: string): boolean {
  const words = ` ${(text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? []).join(' ')} `;
  const wanted = phrase.replace(/\s*…$/u, '').toLowerCase();
  return phrase.endsWith('…') ? words.startsWith(` ${wanted} `) : words.includes(` ${wanted} `);
}
