// What chat programs say themselves in the place of a message, in the languages they are used in.

/** The whole of a message that is a picture, a sticker or a call. */
const MEDIA =
  /^(?:\[(?:图片|圖片|照片|表情|动画表情|貼圖|贴图|语音|語音訊息|视频|影片|文件|檔案|位置|链接|卡片消息|闪照|红包|转账|聊天记录|语音通话|视频通话|スタンプ|写真|動画|ボイスメッセージ|ファイル|アルバム|位置情報|連絡先|Sticker|Photo|Video|Voice message|File|Album|Location|Contact|GIF|Audio|Image|Note)\]|사진(?: \d+장)?|동영상|이모티콘|음성메시지|삭제된 메시지입니다\.?|파일: .{1,100}|Photo|Video|Emoticon|Sticker|Voice Note|☎ .{0,60}|[{]?no text[}]?|Attachment: [^\n]{1,200}|(?:\[图片\]\s*)+)$/;
/** Said by the program within what stands below a head, or on a line of its own. */
const NOTICE =
  /^(?:# St(?:art|op) logging at .{10,40}|[={}-]{20,}|.{0,40}(?:撤回了一条消息(?: 重新编辑)?|加入(?:了)?本群。?|加入了群聊。?|退出了本群。?|退出了群聊。?|已收回訊息|离开了群聊。?|个共同好友，点击添加好友。|拍了拍.{1,40})|.{1,60}님(?:이|을) .{0,60}?(?:나갔습니다|들어왔습니다|초대했습니다|내보냈습니다)\.?|채팅방 관리자가 메시지를 가렸습니다\.?|.{1,40}(?:が退出しました|が参加しました|を招待しました|がメッセージの送信を取り消しました|を退会させました)。?|.{1,40} (?:left|joined)(?: (?:the |this )?(?:group|chat|room|chatroom))?\.|.{1,40} (?:invited|added) .{1,60} to (?:the )?(?:group|chat|chatroom)\.?|.{1,40} unsent a message\.?|You unsent a message\.?)$/;
/** Opens what people set under a message: a list of it, or all of it on one line. */
export const REACTION = /^(?:(?:Tapbacks|Reactions):|\(- [^\n]{1,160} -\))\s*$/;
/** Accounts of the program. */
const SYSTEM_NAMES = /^(?:系统消息|系統訊息|システム|System)$/;

export function isMedia(text: string): boolean {
  return text.length < 240 && MEDIA.test(text.trim());
}

export function isNotice(text: string): boolean {
  return text.length < 200 && NOTICE.test(text.trim());
}

export function isOfProgram(name: string): boolean {
  return SYSTEM_NAMES.test(name);
}

const DICE_COMMAND =
  /^[.。/！!](?:r[a-z]{0,3}|st|sc|en|coc\d?|dnd|li|ti|nn|sn|log|pc|set|help|jrrp|bot|init|ri|ww|deck|draw|ob|team|name|setcoc)(?![a-z])[^\n]{0,120}$/i;
const DICE_ANSWER =
  /(?:^|[^\w])\d{0,3}[dD]\d{1,4}(?:[^\n=]{0,40})?=\s?\d|检定[^\n]{0,20}(?:结果|出目)/;

/** A roll, asked for or answered. */
export function isRoll(text: string): boolean {
  return DICE_COMMAND.test(text.slice(0, 160)) || DICE_ANSWER.test(text.slice(0, 400));
}

/** Players at a table of dice write beside the story in brackets, and often leave them open. */
export function isAside(text: string): boolean {
  if (!/^[（(]/.test(text)) return /[）)]$/.test(text.slice(-1)) && !/[（(]/.test(text);
  const close = text.search(/[）)]/);
  return close === -1 || close === text.length - 1;
}
