import type { EpochMs } from '@noctem/core/kernel';
import type { Attachment, UpdateIdentity } from '@noctem/store';

/** Who speaks, as Telegram tells it; `userId` where the command line names the person itself. */
export type Sender =
  | { readonly telegramId: number; readonly name: string; readonly languageCode: string | null }
  | { readonly userId: number };

interface Arrival {
  readonly source: 'telegram' | 'cli';
  /** Null for what is not an update of Telegram: nothing redelivers it. */
  readonly update: UpdateIdentity | null;
  /** Chat to answer in; 0 is the command line. */
  readonly chatId: number;
  readonly sender: Sender;
}

export interface MessageArrival extends Arrival {
  readonly type: 'message';
  readonly messageId: number | null;
  readonly text: string;
  readonly sentAt: EpochMs;
  /** Message of this chat that it answers. */
  readonly replyTo: number | null;
  /** The words of that message, where they are told. */
  readonly repliedText?: string | null;
  readonly attachment: Attachment | null;
  /** What was sent where it is neither text nor a file that can be kept: `sticker`, `location`, … */
  readonly other: string | null;
  /** Where the person says to be, in degrees. */
  readonly location?: { readonly latitude: number; readonly longitude: number } | null;
  readonly forwardedFrom: string | null;
}

export interface EditArrival extends Arrival {
  readonly type: 'edit';
  readonly messageId: number;
  readonly text: string;
  readonly sentAt: EpochMs;
  readonly editedAt: EpochMs;
  readonly attachment: Attachment | null;
}

export interface TapArrival extends Arrival {
  readonly type: 'tap';
  /** The message whose button was tapped; null when Telegram no longer knows it. */
  readonly messageId: number | null;
  readonly data: string;
}

/** One thing that a person did in a chat, whichever way it came. */
export type Incoming = MessageArrival | EditArrival | TapArrival;
