// Places in Japanese, Chinese and Korean: the particle or the verb behind the noun says whether somebody is there.
import { matchesOf } from '@/lib/text/matches';
import type { PlaceKind } from '@/story';
import type { PlaceCue } from './places';
import { sentencesIn } from './sentences';

/** Nouns by kind. One of one sign stands only where nothing else is written before it. */
const NOUNS: Readonly<Partial<Record<PlaceKind, string>>> = {
  room:
    '座敷 大広間 広間 道場 店内 艦橋 格納庫 楽屋 舞台 部屋 居間 応接間 廊下 玄関 病院 病室 保健室 体育館 部室 音楽室 倉庫 階段 ホテル 劇場 アパート 家 房间 客厅 走廊 医院 病房 仓库 酒店 公寓 ' +
    '방 거실 복도 현관 병원 병실 체육관 창고 계단 호텔 극장 아파트 음악실 보건실 집',
  bedroom: '寝室 寮 卧室 宿舍 침실 기숙사',
  kitchen: '台所 厨房 食堂 キッチン 부엌 주방 식당 구내식당',
  tavern:
    '酒場 居酒屋 喫茶店 カフェ レストラン 宿屋 旅館 酒馆 咖啡馆 餐厅 客栈 카페 술집 주점 여관 레스토랑 찻집',
  shop: 'コンビニ 店 本屋 パン屋 商店 书店 便利店 편의점 가게 상점 서점 빵집',
  library: '図書館 図書室 图书馆 도서관 도서실',
  classroom: '教室 学校 大学 校舎 교실 학교 대학교 강의실',
  office: '職員室 研究室 事務所 オフィス 警察署 办公室 警察局 사무실 연구실 교무실 경찰서',
  attic: '屋根裏 阁楼 다락방',
  cellar: '地下室 牢屋 牢獄 地下牢 监狱 지하실 감옥 지하 감방',
  castle: '城 宮殿 王宮 玉座の間 宫殿 城堡 궁전 왕궁 성문',
  temple: '神社 寺 教会 神殿 境内 教堂 寺庙 사원 교회 성당 신사',
  tower: '屋上 塔 灯台 展望台 屋顶 天台 灯塔 옥상 등대 전망대 지붕',
  train: '電車 列車 車内 バス 馬車 火车 地铁 公交车 馬车 기차 지하철 버스 전철 마차 차',
  station: '駅 ホーム バス停 空港 车站 机场 기차역 지하철역 정류장 버스정류장 공항 터미널 역',
  ship: '船 甲板 宇宙船 飞船 배 갑판 우주선',
  street:
    '通り 路地 商店街 広場 橋 道 街 街道 小巷 广场 桥 大街 거리 골목 골목길 다리 광장 도로 길',
  market: '市場 市场 集市 시장 장터',
  village: '村 村庄 마을',
  garden: '庭 庭園 公園 校庭 墓地 花园 公园 院子 정원 공원 마당 운동장 놀이터 묘지 베란다',
  field: '野原 草原 丘 砂漠 沙漠 들판 초원 언덕 사막',
  forest: '森 森の中 林 森林 树林 숲 숲속',
  beach: '浜辺 砂浜 海岸 海辺 川辺 島 海滩 岸边 해변 바닷가 강가 섬',
  pier: '港 桟橋 港口 码头 항구 부두 선착장',
  sea: '海 湖 大海 바다 호수',
  mountain: '山 山頂 崖 山顶 悬崖 산 산꼭대기 절벽',
  cave: '洞窟 洞穴 동굴',
};

const KINDS: ReadonlyMap<string, PlaceKind> = new Map(
  Object.entries(NOUNS).flatMap(([kind, words]) =>
    words.split(' ').map((word): [string, PlaceKind] => [word, kind as PlaceKind]),
  ),
);
const LONGEST_FIRST = [...KINDS.keys()].sort((a, b) => b.length - a.length);
const HAN = LONGEST_FIRST.filter((word) => !/\p{Script=Hangul}/u.test(word));
const HANGUL = LONGEST_FIRST.filter((word) => /\p{Script=Hangul}/u.test(word));
const HAN_NOUN = new RegExp(HAN.join('|'), 'gu');
const HANGUL_NOUN = new RegExp(
  String.raw`(?:^|(?<=[\s*"“(]))(\p{Script=Hangul}{0,6}?)(${HANGUL.join('|')})(에서는?|에는?|으로|로|까지|을|를|은|는|이|가)?(?=[\s.,!?…*"”)]|$)`,
  'gu',
);

interface Sign {
  readonly confidence: number;
  readonly isMove: boolean;
}
const HERE: Sign = { confidence: 0.68, isMove: false };
const COMES: Sign = { confidence: 0.74, isMove: true };
const OPENS: Sign = { confidence: 0.75, isMove: true };
const TOLD: Sign = { confidence: 0.5, isMove: false };
/** A sentence that is about the place, where nothing stands before. */
const ABOUT: Sign = { confidence: 0.62, isMove: false };

const UNSPACED = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/;
/** A place that is remembered, wished for or left is none where anybody is. */
const UNREAL =
  /思い出|昔|たい|行こう|ば良|记得|以前|如果|想去|기억|옛날|싶|(?<![올내])라?가자[!.?]|했더라면/u;

/** The strongest sign in text without blanks between words, or in Korean. */
export function readUnspacedPlace(text: string): PlaceCue | undefined {
  if (!UNSPACED.test(text)) return undefined;
  let best: PlaceCue | undefined;
  for (const { text: sentence, at } of sentencesIn(text)) {
    const isOpening = at < 12 && sentence.trim() !== '';
    for (const found of nounsIn(sentence)) {
      const sign = UNREAL.test(sentence) ? undefined : found.sign;
      if (sign && (!best || sign.confidence > best.confidence))
        best = {
          name: found.name,
          kind: found.kind,
          ...sign,
          reason: sign === TOLD ? 'place-named' : 'place-being',
          evidence: sentence.trim().slice(0, 60),
          at: at + found.at,
          isOpening,
          isHere: isOpening && (sign === HERE || sign === ABOUT),
        };
    }
  }
  return best;
}

interface Noun {
  readonly name: string;
  readonly kind: PlaceKind;
  readonly at: number;
  readonly sign: Sign | undefined;
}

function* nounsIn(sentence: string): Generator<Noun> {
  if (/[\uac00-\ud7a3]/.test(sentence))
    for (const match of matchesOf(sentence, HANGUL_NOUN)) {
      const noun = match[2] ?? '';
      // One sign at the end of a longer word is another word.
      if (noun.length === 1 && match[1] !== '') continue;
      const end = match.index + match[0].length;
      const name = `${match[1] ?? ''}${noun}`;
      yield {
        name,
        kind: KINDS.get(noun) ?? 'room',
        at: match.index,
        sign: koreanSign(match[3] ?? '', sentence.slice(end, end + 24), sentence, match.index),
      };
    }
  for (const match of matchesOf(sentence, HAN_NOUN)) {
    const noun = match[0];
    const before = sentence.slice(Math.max(0, match.index - 14), match.index);
    if (noun.length === 1 && /[\u4e00-\u9fff\u30a0-\u30ff]$/u.test(before)) continue;
    const end = match.index + noun.length;
    const after = sentence.slice(end, end + 14);
    if (noun.length === 1 && /^[\u4e00-\u9fff]/u.test(after) && !/^[里中上前]/u.test(after))
      continue;
    yield {
      name: noun,
      kind: KINDS.get(noun) ?? 'room',
      at: match.index,
      sign: chineseSign(before, after) ?? japaneseSign(sentence.slice(0, match.index), after),
    };
  }
}

const KOREAN_STANDS = /^\s?(?:[\p{L}]+\s){0,3}?(?:서|앉|있|누|기대|모|숨|잠|선|앉아)/u;
const KOREAN_COMES =
  /^\s?(?:[\p{L}]+\s){0,2}?(?:도착|들어|왔|온다|나왔|돌아|들어섰|내렸|올라|내려)/u;
const KOREAN_GOES =
  /^\s?(?:[\p{L}]+\s){0,2}?(?:들어|나가|나갔|향|올라|내려|달려|뛰|간다|갔|돌아|걸어|옮)/u;

function koreanSign(
  particle: string,
  after: string,
  sentence: string,
  at: number,
): Sign | undefined {
  if (particle.startsWith('에서')) return HERE;
  if (particle.startsWith('에'))
    return KOREAN_COMES.test(after) ? COMES : KOREAN_STANDS.test(after) ? HERE : TOLD;
  // "교실은 텅 비어 있었다."
  if (/^[은는이가]$/u.test(particle) && at <= 4) return ABOUT;
  if (particle === '으로' || particle === '로') return KOREAN_GOES.test(after) ? COMES : undefined;
  if (particle === '') {
    // "밤, 편의점 앞.", "병원 복도": the noun ends what is told of where and when.
    const isAlone = /^(?:\s?(?:앞|안|뒤|밖|옆|한쪽|구석))?\s?(?:[.,!…]|$)/u.test(after);
    return isAlone && at <= 24 && sentence.length <= 60 ? OPENS : undefined;
  }
  return undefined;
}

const CHINESE_IN = /(?:在|坐在|站在|躺在|待在)(?:[\u4e00-\u9fff]{0,6}的?)$/u;
const CHINESE_TO =
  /(?:来到|走进|进入|回到|走到|到了|冲进|跑进|登上|爬上)(?:[\u4e00-\u9fff]{0,4}的?)$/u;

function chineseSign(before: string, after: string): Sign | undefined {
  if (CHINESE_TO.test(before)) return COMES;
  if (/^[\s*]*$/u.test(before) && /^[里内中上外](?![\u3040-\u30ff])/u.test(after)) return ABOUT;
  return CHINESE_IN.test(before) && /^(?:[里中上内外前的，。]|$)/u.test(after) ? HERE : undefined;
}

const WITHIN = String.raw`(?:の[^。、をでにはが]{1,6}){0,2}(?:の?(?:中|前|奥|隅|外|入り口|片隅|真ん中|裏|窓際|ベンチ|席))?`;
const JAPANESE_AT = new RegExp(`^${WITHIN}で(?!す|あ)`, 'u');
const JAPANESE_COMES = new RegExp(
  `^${WITHIN}(?:に|へ|まで)[^。、]{0,6}?(?:着|入|戻|来|到|降り|出[たるて]|飛び込|駆け込|上が|登)`,
  'u',
);
const JAPANESE_STANDS = new RegExp(
  `^${WITHIN}に(?:[^。]{0,8}?)(?:座|立|い[るた]|残|寝|集ま|眠|並|佇)`,
  'u',
);
const JAPANESE_THROUGH = new RegExp(
  `^${WITHIN}を[、]?[^。]{0,12}?(?:歩|走|進|渡|抜け|通り|横切|登|上[がっりる]|駆け)`,
  'u',
);
const JAPANESE_DOOR = /^の(?:扉|ドア|門|戸|暖簾|のれん)[をが][^。]{0,6}?(?:開|くぐ|抜|押)/u;
const JAPANESE_REACHED = /^への[^。、]{1,5}を(?:上|登|歩|下|抜)[りきけ]?(?:き|切|る|け)/u;
const JAPANESE_ALONE = new RegExp(`^${WITHIN}(?:[。、！…]|$)`, 'u');
const JAPANESE_TOLD = /^(?:は|が)[^。]{0,12}(?:静|暗|明る|狭|広|賑|にぎ|寒|暑|騒|空っぽ|誰も)/u;

function japaneseSign(before: string, after: string): Sign | undefined {
  if (JAPANESE_COMES.test(after) || JAPANESE_DOOR.test(after) || JAPANESE_REACHED.test(after))
    return COMES;
  if (JAPANESE_AT.test(after) || JAPANESE_STANDS.test(after)) return HERE;
  // "夕暮れの神社。", "翌朝、教室。"
  if (JAPANESE_ALONE.test(after) && before.length <= 14 && !/[はがを]/.test(before)) return OPENS;
  if (JAPANESE_THROUGH.test(after)) return HERE;
  // "教室はがらんとしていた。"
  if (/^(?:には|では|は|が)/u.test(after) && /^[\s*]*$/u.test(before)) return ABOUT;
  return JAPANESE_TOLD.test(after) ? { confidence: 0.6, isMove: false } : undefined;
}
