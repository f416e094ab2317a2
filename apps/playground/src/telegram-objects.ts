/** The objects of the Bot API that this server speaks, named and cased as Telegram names them. Dates are unix seconds. */

export interface User {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface Chat {
  readonly id: number;
  readonly type: 'private' | 'group';
  readonly first_name?: string;
  readonly username?: string;
  readonly title?: string;
}

/** Offsets and lengths count UTF-16 units, as JavaScript strings do. */
export interface MessageEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
  readonly user?: User;
  readonly custom_emoji_id?: string;
}

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

export interface InlineButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

export interface InlineKeyboard {
  readonly inline_keyboard: readonly (readonly InlineButton[])[];
}

export interface StoredFile {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size: number;
  readonly file_path: string;
  readonly file_name: string;
  readonly mime_type: string;
}

export interface FileReference {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size: number;
}

export interface PhotoSize extends FileReference {
  readonly width: number;
  readonly height: number;
}

export interface NamedFile extends FileReference {
  readonly file_name?: string;
  readonly mime_type?: string;
  readonly duration?: number;
}

export interface Sticker extends FileReference {
  readonly type: 'regular';
  readonly width: number;
  readonly height: number;
  readonly is_animated: boolean;
  readonly is_video: boolean;
  readonly emoji: string;
}

export interface ForwardOrigin {
  readonly type: 'hidden_user' | 'user';
  readonly date: number;
  readonly sender_user_name?: string;
  readonly sender_user?: User;
}

/** What a message holds beside who sent it where. */
export interface MessageContent {
  readonly text?: string;
  readonly entities?: readonly MessageEntity[];
  readonly caption?: string;
  readonly caption_entities?: readonly MessageEntity[];
  readonly photo?: readonly PhotoSize[];
  readonly document?: NamedFile;
  readonly voice?: NamedFile;
  readonly audio?: NamedFile;
  readonly sticker?: Sticker;
  readonly location?: { readonly latitude: number; readonly longitude: number };
  readonly reply_markup?: InlineKeyboard;
  readonly reply_to_message?: Message;
  readonly forward_origin?: ForwardOrigin;
}

export interface Message extends MessageContent {
  readonly message_id: number;
  readonly from: User;
  readonly chat: Chat;
  readonly date: number;
  readonly edit_date?: number;
}

export interface CallbackQuery {
  readonly id: string;
  readonly from: User;
  readonly message: Message;
  readonly chat_instance: string;
  readonly data: string;
}

export interface ChatMemberUpdated {
  readonly chat: Chat;
  readonly from: User;
  readonly date: number;
  readonly old_chat_member: { readonly user: User; readonly status: string };
  readonly new_chat_member: { readonly user: User; readonly status: string };
}

/** One of these, as an update carries it; `raw` updates of tests may carry anything. */
export interface UpdateContent {
  readonly message?: Message;
  readonly edited_message?: Message;
  readonly callback_query?: CallbackQuery;
  readonly my_chat_member?: ChatMemberUpdated;
  readonly [kind: string]: unknown;
}

export type Update = UpdateContent & { readonly update_id: number };

export interface BotCommand {
  readonly command: string;
  readonly description: string;
}

/** What a button's press was answered with. */
export interface CallbackAnswer {
  readonly text: string | null;
  readonly showAlert: boolean;
  readonly url: string | null;
}
