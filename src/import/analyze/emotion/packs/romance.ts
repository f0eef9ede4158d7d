// French, Portuguese and Italian: the commonest signs alone.
import type { Pack } from './foreign';

const FRENCH_SHOWN = `
joy3: sourit|souri*|sourire; rayonn*; heureu*|joyeu*|joie|ravi|ravie|enchanté*; visage s'illumin*|s'éclair*
amusement3: rit|rire|rires|riant|ricane*|pouff*|glouss*|s'esclaff*|rigol*; éclat* rire; éclate +de; amus*|malicieu*|taquin*|espiègle*; clin +d'œil
sadness3 grief1: pleur*|larme*|sanglot*|renifle*; triste*|tristesse|mélancol*|chagrin|peiné*|malheureu*; yeux humides|embués|brillants|rougis; voix brisée|bris*|étranglée|cassée|rauque; gorge nouée|serrée; lèvre* trembl*; baisse|baissa|baissant tête|yeux|regard
anger3: furieu*|colère|rage|fureur|énervé*; poing* serr*|table; serre|serra|serrant poing*|dents|mâchoire; frappe|frappa|tape poing|table; hurl*|cri|crie|cria|criant|gronde*|rugi*; regard noir; fusille regard; claque porte
annoyance3: agac*|irrité*|exaspér*|impatien*|grommel*|marmonn*; lève|leva|levant yeux ciel; roule yeux; croise|croisa bras; bras croisés; souffle|soupire agac*; grogn*
fear3 nervousness1: trembl*|frissonn*; pâlit|pâle|blêm*|livide; peur|effrayé*|terrifié*|terreur|panique|paniqué*|effroi|épouvant*|horrifié*|angoiss*; fige*|figé*|pétrifié*; recule*|recula; cœur bat|battant|s'arrête|s'emball*; retient souffle
surprise3: surpris*|étonn*|stupéfai*|ébahi*|choqué*|sursaut*|abasourdi*|incrédule*; yeux écarquill*|ronds|s'agrandiss*; écarquill* yeux; bouche bée; laisse|laissa +tomber|échapper; hausse sourcil*
embarrassment3: roug*|rougi*|gêné*|honteu*|honte|timid*|embarrass*|penaud*; joues roses|rouges|feu|brûl*|s'empourpr*; détourne|détourna|évite regard|yeux|tête; gratte nuque|tête
nervousness3: nerveu*|inquiet*|inquièt*|anxieu*|hésit*|stress*; mal +à +l'aise; déglutit|avale salive; bégaie*|bégay*|balbuti*; mord|mordille|mordit lèvre*|ongle*; triture|tripote|tord doigts|mains|manche|mèche
love3 caring2: embrass*|enlac*|étrein*|câlin*|serre bras|contre; prend|prit|serre main|bras; amoureu*|amour|tendresse|tendre*|affectu*; pose tête|front épaule|contre; baiser
caring3: caress*|rassur*|consol*|réconfort*|doucement|gentiment|douceur; pose main épaule|bras; tend main|mouchoir|tasse|verre|couverture
relief3: soulag*; respire|expire|souffle; soupir* soulag*; se +détend
disappointment3 sadness1: soupir*|déçu*|déception|dépit*; épaules tomb*|s'affaiss*
disgust3: grimace*|dégoût*|écœur*|répugn*; fronce|plisse nez
confusion3 disapproval1: fronce|fronça|fronçant sourcils; confus|confuse|perplexe*|dérouté*|interloqué*; penche tête
disapproval3: secoue|secoua tête; désapprouv*|réprobat*|sévère*
curiosity3: curieu*|curiosité|intrigué*|interrog*; incline|penche tête
pride3: fier|fière|fièrement|fierté|orgueil*|triomph*; bombe torse
gratitude3: reconnaiss*|gratitude
excitement3: excité*|enthousias*|impatiemment; saut* joie|place; tape mains
admiration3: admir*|émerveill*|impressionné*; siffle
optimism3: espoir|détermin*|résolu*|confian*
remorse3: coupable*|remord*|regret*|désolé*
approval3: hoche|hocha tête|acquiesc*|opin*
`;

const FRENCH_SAID = `
gratitude3: merci
remorse3: désolé|désolée|pardon|pardonne|pardonnez|excuse|excuses; ma +faute
anger3: salaud|connard|traître|menteur|menteuse|crétin|va-t'en; comment +oses; tais +toi; ferme +la; dégage|dégagez; laisse +moi; je te déteste
annoyance3: zut|bon +sang|encore|arrête|n'importe +quoi; pas +encore
fear3: peur|au +secours|attention|cours|courez|fuis|vite; qui +est +là; mon +dieu; ils +arrivent; cache|cachez +toi|vous; n'ouvre +pas
surprise3: impossible|incroyable|quoi; c'est +pas +vrai; tu +es +là; qu'est-ce
joy3: heureux|heureuse|génial|super|magnifique; quel +bonheur; tu +es +vivant|vivante
love3: je +t'aime; mon +amour|cœur|chéri; ma +chérie; chéri|chérie; tu +m'as +manqué
relief3: enfin|ouf; dieu +merci; heureusement
sadness3: triste|seul|seule|adieu|mort|morte; tu +me +manques
caring3: ne +t'inquiète|pleure +pas; ça +va +aller; tu +vas +bien; viens +là; je +suis +là
disgust3: beurk|berk|dégoûtant|dégueulasse; ça +pue
disappointment3: dommage|hélas|déçu|déçue
amusement3: haha|mdr|ptdr|drôle|hihi
confusion3: je +ne +comprends; comprends +pas; hein
optimism3: j'espère|espérons
pride3: fier|fière
`;

const ITALIAN_PORTUGUESE_SHOWN = `
joy3: sorri*|sorris*; felic*|feliz*|alegr*|allegr*|gioi*|contento|contenta|radios*|radiante
amusement3: ride|rise|ridendo|risata|ridacchi*|sogghign*|ri|riu|rindo|risada*|gargalh*|risinho; scoppia ridere; divertit*|divertid*; occhiolino|piscadela
sadness3 grief1: piang*|pianse|lacrim*|singhiozz*|chora|chorou|chorando|lágrimas|soluç*; trist*|malinconi*|melancol*; voce rotta|spezz*|incrin*|roca; voz embarg*|falha|quebra|rouca; occhi lucidi|pieni; olhos marejad*|cheios|úmidos; abbassa|abaixa|baixa testa|sguardo|cabeça|olhar|olhos
anger3: furios*|rabbia|raiva|arrabbiat*|ira|irritad*|zangad*; pugn* string*|tavolo; stringe pugni|denti; cerra punhos|dentes; sbatte|bate mesa|porta|pugno|tavolo|punho; urla|urlò|grida|gridò|grita|gritou|ringhi*|rosn*|ruge
annoyance3: alza occhi cielo; revira olhos; incrocia|cruza braccia|braços; sbuff*|bufa|seccat*|infastidit*|impazient*|impaciente|resmung*
fear3 nervousness1: trem*|trema|tremò|tremendo|tremante|treme|tremeu|trêmul*; impallid*|pallid*|empalidec*|pálid*; paura|spaventat*|terror*|terrorizz*|panico|medo|assustad*|pânico|apavorad*|aterroriz*; blocc*|paralizz*|congel*|paralis*; indietreggi*|recua|recuou; cuore|coração batt*|martell*|dispara|acelera|bate
surprise3: sorpres*|stupit*|sbalordit*|sgran*|spalanc*|sussult*|surpres*|espant*|arregal*|chocad*|boquiabert*; lascia +cadere; deixa|deixou +cair; bocca aperta; boca aberta; occhi spalanc*|sgran*; olhos arregal*
embarrassment3: arross*|imbarazz*|vergogn*|timid*|cora|corou|corando|envergonhad*|tímid*|vermelh*|rubor*; guance ross*|fuoco; bochechas|rosto verm*|quent*|corad*; distoglie|desvia|evita sguardo|olhar
nervousness3: nervos*|ansios*|inquiet*|preoccupat*|preocupad*|esita*|hesit*|agitat*|tens*; deglut*|ingoia|engole +seco; balbett*|gagueja*|balbuci*; morde labbr*|lábio*|unhas|unghie
love3 caring2: abbracci*|abraç*|bacia|baciò|bacio|beija|beijou|beijo; innamorat*|apaixonad*|tenerezza|ternura|affett*|carinh*; stringe|segura|prende|pega man*|mano|mão|mãos
caring3: accarez*|acaricia*|dolcemente|rassicur*|consol*|gentil*|tranquiliz*; posa|põe|coloca mano|mão spalla|ombro
relief3: solliev*|sollevat*|alívi*|aliviad*; espira|expira|sospira sollievo; solta|soltou ar
disappointment3 sadness1: sospir*|suspir*|delus*|decepcion*|desapontad*
disgust3: smorfia|disgust*|schif*|careta|nojo|enojad*; arriccia|torce|franze naso|nariz
confusion3 disapproval1: aggrott*|acciglia*|franze|franziu testa|sobrancelhas|fronte; confus*|perpless*|perplex*
disapproval3: scuote|scosse testa; balança cabeça
curiosity3: curios*|incuriosit*|intrigad*; inclina|piega testa|cabeça
pride3: orgoglios*|fier*|orgulh*|trionf*|triunf*
gratitude3: grat*|riconoscen*|agradec*
approval3: annui*|assente|assenti*|acena cabeça
excitement3: eccitat*|entusias*|empolgad*|animad*; salta|saltell*|pula|pulando gioia|alegria
remorse3: colpevol*|rimors*|pentit*|culpad*|arrependid*|remorso
optimism3: speran*|esperan*|determinat*|determinad*
admiration3: ammir*|admir*|meravigli*|maravilh*
`;

const ITALIAN_PORTUGUESE_SAID = `
gratitude3: grazie|obrigado|obrigada|valeu
remorse3: scusa|scusami|scusate|perdonami|desculpa|desculpe|perdão; mi +dispiace; colpa +mia; minha +culpa
anger3: maledett*|bastardo|bastarda|traditore|traidor|idiota|maldito|maldita; come +osi; sta +zitto|zitta; vattene; cala +boca; sai +daqui; como +ousa; ti +odio; te +odeio
fear3: aiuto|paura|attento|attenta|scappa|corri|socorro|cuidado|corre|medo; chi +è +là; quem +está; dio +mio; meu +deus; nasconditi
surprise3: impossibile|incredibile|impossível|inacreditável; non +ci +credo; não +acredito; davvero; sério
joy3: felice|evviva|meraviglioso|feliz|maravilhoso|viva; sei +vivo|viva
love3: ti +amo; amore|tesoro|amor|querido|querida; te +amo; eu +te; mi +sei +mancat*; saudade*
relief3: finalmente; meno +male; grazie +a +dio; graças +a +deus; ainda +bem; ufa
sadness3: triste|solo|sola|addio|sozinho|sozinha|adeus; mi +manchi; è +morto|morta; morreu
caring3: non +preoccuparti|piangere; stai +bene; va +tutto +bene; não +se +preocupe; você +está +bem; calma; tudo +bem
disgust3: schifo|schifoso|disgustoso|nojento|puzza|fede|eca; che +schifo; que +nojo
disappointment3: peccato|purtroppo|pena|infelizmente
amusement3: ahah*|haha*|kkk*|rsrs*|divertente|engraçado
confusion3: non +capisco; não +entendo; come +sarebbe; como +assim
optimism3: spero|speriamo|espero|tomara
pride3: orgoglioso|orgogliosa|orgulhoso|orgulhosa
`;

export const ROMANCE: Pack = {
  shown: `${FRENCH_SHOWN}\n${ITALIAN_PORTUGUESE_SHOWN}`,
  said: `${FRENCH_SAID}\n${ITALIAN_PORTUGUESE_SAID}`,
};
