// What WhatsApp writes itself in place of a message or beside it, in the languages of the phones.

/** Deleted, in the words of the phone for others and for oneself. */
const DELETED = [
  'This message was deleted',
  'You deleted this message',
  'This message was deleted by admin .{1,60}',
  'Diese Nachricht wurde gelöscht',
  'Du hast diese Nachricht gelöscht',
  'Se eliminó este mensaje',
  'Eliminaste este mensaje',
  'Este mensaje fue eliminado',
  'Ce message a été supprimé',
  'Vous avez supprimé ce message',
  'Questo messaggio è stato eliminato',
  'Hai eliminato questo messaggio',
  'Mensagem apagada',
  'Ess?a mensagem foi apagada',
  'Esta mensagem foi apagada',
  '(?:Você apagou|Apagou) ess?t?a mensagem',
  'Dit bericht is verwijderd',
  '(?:Je|U) hebt dit bericht verwijderd',
  'Данное сообщение удалено',
  'Вы удалили данное сообщение',
  'Bu mesaj silindi',
  'Bu mesajı sildiniz',
  'Ta wiadomość została usunięta',
  'Usunięto tę wiadomość',
  'Pesan ini telah dihapus',
  'Anda telah menghapus pesan ini',
];
/** Media left out, calls, what a phone could not show. */
const OTHERS = [
  '<[^<>]{3,40}>',
  '(?:image|video|audio|sticker|GIF|document|contact card|video note) omitted',
  'null',
  'Missed (?:group )?(?:voice|video) call',
  'Verpasster (?:Sprach|Video)anruf',
  '(?:Llamada|Videollamada)(?: de voz| grupal)? perdida',
  'Appel (?:vocal|vidéo)(?: de groupe)? manqué',
  '(?:Chiamata vocale|Videochiamata)(?: di gruppo)? persa',
  '(?:Ligação|Chamada) de (?:voz|vídeo)(?: em grupo)? perdida',
  'Gemiste (?:spraak|video-)oproep',
  'Пропущенный (?:аудио|видео)звонок',
  'Waiting for this message\\. This may take a while',
  'You (?:received|sent) a view once message\\. .{1,100}',
  'Live location shared',
  '\\p{L}{4,20}: https://maps\\.google\\.com/\\S{1,80}',
];
const PLACEHOLDER = new RegExp(`^(?:${[...DELETED, ...OTHERS].join('|')})\\.?$`, 'iu');
const ATTACHMENT =
  /^(?:[^\n]{1,80}\.\w{2,5} \([^()\n]{4,40}\)|<[^<>\n]{3,20}: [^<>\n]{1,80}>)\s*(?:\n|$)/;
const EDITED =
  /\s*(?:\u200e<[^<>]{5,60}>|<[^<>]{0,40}(?:edit|edyt|bearbeitet|modifi|измен|bewerkt|düzenlen)[^<>]{0,25}>)$/i;

export function isPlaceholder(text: string): boolean {
  return text.length < 200 && PLACEHOLDER.test(text.replaceAll('\u200e', '').trim());
}

/** The line of a file before its caption; undefined where there is none. */
export function attachmentIn(text: string): string | undefined {
  return ATTACHMENT.exec(text.slice(0, 200))?.[0];
}

/** The mark of an edit at the end of a text. */
export function editMarkIn(text: string): string | undefined {
  return EDITED.exec(text.slice(-100))?.[0];
}

/**
 * Notices may hold a colon: `Ann created group "Inn: the night"`. What opens a quotation and does not
 * close it is half of one.
 */
export function isHalfQuoted(name: string): boolean {
  return /["“„«]/.test(name.replace(/„[^“”]*[“”]|“[^”]*”|«[^»]*»|"[^"]*"/g, ''));
}
