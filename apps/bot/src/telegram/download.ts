import { type Bot, GrammyError } from 'grammy';

/** How a file that a person sent is fetched: its content, or null when Telegram says that there is none for us. */
export function createDownload(
  bot: Bot,
  apiRoot: string | null,
): (fileId: string, signal: AbortSignal) => Promise<Uint8Array | null> {
  return async (fileId, signal) => {
    const path = await pathOf(bot, fileId);
    if (path === null) return null;
    const root = apiRoot ?? 'https://api.telegram.org';
    const response = await fetch(`${root}/file/bot${bot.token}/${path}`, { signal });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`Telegram answered ${response.status} for a file`);
    return new Uint8Array(await response.arrayBuffer());
  };
}

async function pathOf(bot: Bot, fileId: string): Promise<string | null> {
  try {
    return (await bot.api.getFile(fileId)).file_path ?? null;
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 400) return null;
    throw error;
  }
}
