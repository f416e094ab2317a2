import type { Call } from './call.ts';
import { badRequest } from './refusal.ts';

export function answerCallbackQuery({ world, parameters }: Call): true {
  const text = parameters.text('text');
  if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  const answered = world.queries.answer(parameters.text('callback_query_id'), {
    text: text === '' ? null : text,
    showAlert: parameters.flag('show_alert'),
    url: parameters.has('url') ? parameters.text('url') : null,
  });
  if (!answered) throw badRequest('query is too old and response timeout expired or query ID is invalid');
  return true;
}
