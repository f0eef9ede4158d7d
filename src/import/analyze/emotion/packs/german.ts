// German. Verbs stand as stems, since they part and bend; "die Augen" come before and behind their verb.
import type { Pack } from './foreign';

export const GERMAN: Pack = {
  shown: `
$aug = auge|augen|augenbraue|augenbrauen
$augen = augen|auge|blick
$schau = schau*|sieh*|sah|sahen|blick*|starr*|guck*
surprise3 fear1: $augen weit*|groß*|aufgerissen*|rund*; reißt|riss|reisst augen +auf; reißt|riss augen; weit*|groß*|aufgerissen* $augen; mund|kinnlade offen|auf|klapp*|fällt|fiel; klappt|klappte|fällt|fiel mund|kinnlade; erstaunt*|überrascht*|verblüfft*|staun*|fassungslos*|verdutzt*|ungläubig*|baff|perplex|verwundert*; zuckt|zuckte|schreckt|schreckte|fährt|fuhr|fahre|fahren zusammen|hoch|auf|herum; zusammenzuck*|hochschreck*|aufschreck*; schnappt|schnappte|ringt luft; luft geschnappt; hand|hände mund|lippen; lässt|ließ|lasse fallen; entgleitet|entglitt|gleitet|rutscht hand|fingern|händen; fällt|fiel aus +der|den hand|händen|fingern; hebt|zieht|hob|zog $aug +hoch; blinzel*; schock*|entgeistert*
sadness3 grief1: $augen füll*|feucht|glänz*|schimmer*|tränen|nass|wässrig|gerötet|rot; feuchte*|gerötete*|verweinte* $augen; träne*; wein*|geweint; schluchz*; heul*; schnief*; traurig*|betrübt*|bedrückt*|niedergeschlagen*|wehmütig*|kummer*|trauer*|unglücklich*|einsam*|elend*|schwermütig*|verzweifel*; lippe|kinn|unterlippe zitter*|beb*; lippen zitter*|beb*; stimme bricht|brach|versag*|brüchig|belegt|erstick*|rau|heiser|tonlos|matt; brüchig*|erstickt*|belegt*|heiser*|tonlos* stimme; schluckt|schluckte tränen; kehle eng|schnür*|zuge*; kloß hals; lächeln erlischt|erlosch|verblass*|erstirb*|erstarb|verschwind*|verschwand|schwind*|gefrier*|gefror; senkt|senke|senkte kopf|blick|augen; kopf hängen|sinken; blick|augen senk*|boden; $schau boden|füße|schuhe|leere; in +die +leere; presst|presse|presste faust|hand mund|lippen; wendet|wandte|dreht|drehte ab|weg
grief3: sinkt|sank|fällt|fiel knie|boden|zusammen; bricht|brach zusammen; knie geben|gaben|weich; vergräbt|vergrub|birgt|barg gesicht; gesicht hände|händen; schlägt hände gesicht; hände +vors|vor gesicht|das; wimmer*; bitterlich*
joy3: lächel*; grins*; strahl*; freu*; froh*|fröhlich*|glücklich*|heiter*|vergnügt*|jubel*|jubl*; augen leucht*|funkel* freude|glück; leuchtend* augen; lächeln gesicht|lippen|huscht|spielt; schmunzel*; klatsch* hände
joy3 amusement2: lacht +und; lach* weint|weine|weinen; lach*
relief3 joy1: lach* erleichter*; atm* aus|auf; ausatm*; aufatm*; atemzug lang*; erleicht*; stein herzen; entspann*; schultern sinken|sanken|lockern|entspann*; lehn* gegen|zurück|wand|tisch; lässt|ließ|lasse sich fallen|sinken; sackt|sackte; hand +aufs|auf herz|brust; luft aus|entweich*
amusement3 joy1: kicher*; schmunzel*; prust*; gluck*; amüsier*; belustig*; spöttisch*|neckisch*|schelmisch*|verschmitzt*|schalk*|spitzbübisch*; neckt|neckte; zwinker*|zwinkr*; mundwinkel zuck*|heb*; unterdrückt|verkneif* lachen|grinsen|lächeln; feix*; kring*
anger3: faust|fäuste|fäusten ball*|geballt*|tisch|wand|schlag*|schläg*; ball* faust|fäuste; schlägt|schlug|schlage|haut|knallt|hämmert hand|faust|tisch|wand|tür; wütend*|zornig*|zorn*|wut*|verärger*|aufgebracht*|rasend*|erzürn*|empör*; augen funkel*|blitz*|sprüh*|verengt*|schmal; funkelnd*|blitzend*|verengt* augen; funkelt an; stößt|stieß|stoße|schubs* weg|zurück|von; kiefer|zähne press*|mahl*|zusammen*|knirsch*; zusammengebissen* zähn*; knurr*; fauch*; brüll*; schrei*|schrie*; zisch*; schnauz*; herrsch* an; fluch*; packt|packte kragen|arm; knallt|knallte tür|glas|becher; ader schläf*|stirn
annoyance3: verdreh* augen; augen verdreh*; roll* augen; verschränk* arme|die; arme verschränk*; stemm* hände|arme|hüften|die; hände hüften; genervt*|gereizt*|ungeduldig*|mürrisch*|entnervt*|verdrieß*|missmutig*|trotzig*; schnaub*; brumm*; murr*; stöhn*; schmoll*; trommelt|tippt finger|fuß; seufz* verdreh*
disapproval3: schüttel* kopf; kopfschüttel*; missbillig*; tadel*; streng*; streng blick; vorwurf*
disapproval1 confusion2 annoyance1: runzel*|runzl* stirn; stirn runzel*|gerunzel*|falten|legt; zieht brauen|stirn zusammen
confusion3: verwirr*|ratlos*|verständnislos*|irritier*|verunsichert*; kratzt|kratzte kopf|kinn|hinterkopf
curiosity3: legt|neigt|neigte|legte kopf schief|schräg|seite|zur; neigt kopf; neugier*; interessier*; beugt|beugte|lehnt vor|näher; mustert|betrachtet|untersuch*; spitzt ohren; späh*|lugt; fragend*
embarrassment3: errö*; röte gesicht|wangen|ohren|schieß*|steig*; schießt|schoss|steigt|stieg röte|hitze|blut gesicht|wangen|kopf|ins; wangen|wange|ohren|gesicht rot|rosa|glüh*|brenn*|heiß|röte*|gerötet*|rosig; rot|rote|rosa|glühend*|brennend*|heiß* wangen|ohren|gesicht; wird|werde|wurde|läuft|lief +rot|knallrot|puterrot|tiefrot|feuerrot|hochrot|an; verlegen*|peinlich*|schüchtern*|beschäm*|scham*|verschämt*; nacken kratz*|reib*; kratzt|reibt|kratze|reibe nacken|hals; druckst|druckste; hauch rosa|röte
nervousness3: weich* blick|blicken aus; weicht|wich|weiche aus; meid* blick; nestel*|spielt|zupf*|dreht|knet*|fummel* schürze|ärmel|kragen|ring|saum|haar*|finger*|hut|mütze|knopf; nestel*; schluck* +schwer|trocken|hart; schluckt|schluckte|schlucke; nervös*|unruhig*|unsicher*|zögerlich*|zöger*|angespannt*|besorgt*|zaghaft*; stotter*|stammel*; kaut|beißt|kaute|biss lippe|unterlippe|nagel|nägel|fingernägel; räusper*; tritt fuß|bein; leckt lippen; leise
fear3 nervousness1: zitter*|beb*|schlotter*; hand|hände|finger|knie|stimme zitter*|beb*; bleich|blass|kreidebleich|leichenblass|aschfahl|kreideblass|käsebleich|erbleich*|erblass*; wird|wurde|werde +bleich|blass|kreidebleich|leichenblass|aschfahl|weiß; farbe gesicht|weich*|wich; angst*|ängstlich*|furcht*|panik*|panisch*|entsetz*|erschrock*|erschrick*|erschreck*|verängstig*|schreck*|grauen*; erstarr*; weicht|wich|weiche|stolper*|taumel* zurück; zurückweich*; duckt|duckte; kauer*; herz klopf*|rast|raste|hämmer*|pocht|pochte|schlägt|hals|bleibt|stockt; atem stock*|anhalt*; hält|hielt|halte atem|luft an; schauer*|schauder* rücken; schauder*|schauer*; kalt rücken; ohne +sich rühren|bewegen; rührt nicht; klammer*; krall*; umklammer*; wagt kaum; schleich*; blickt|sieht|schaut schulter
love3 caring2: umarm*; nimmt|nahm|nehme|schließ*|schloss|zieht|zog|ziehe arm|arme|armen; in +den|die +arm|arme|armen; um +den +hals; fliegt|fällt|fiel|wirft hals; küss*; schmieg*; kuschel*; liebevoll*|zärtlich*|verliebt*; lehn* kopf|stirn schulter|an; drück* hand|an|fest; hält|nimmt|hielt|nahm|greift hand; hände zieh* nicht; sieht|schaut tief augen; streichel*
caring3 love1: streich*|strich* haar|rücken|wange|kopf|über; tätschel*; tröst*; sanft*|behutsam*|vorsichtig*|fürsorglich*|beruhig*; legt|lege|legte hand|arm|decke|mantel schulter|schultern|arm|um; deckt|deckte zu; wickelt|hüllt decke|mantel|in; reicht|schiebt|gibt|hält tasse|becher|teller|decke|taschentuch|hin; hilft|half auf|hoch; kniet|hockt neben|vor|zu
disgust3: rümpf* nase; verzieh*|verzog gesicht|mund; nase zu; angewidert*|angeekelt*|ekel*; würg*; spuckt|spuckte aus; schüttel* sich; naserümpf*
disappointment3 sadness1: seufz*; enttäusch*; schultern häng*|sack*|fallen|hängen; lässt|ließ schultern|kopf hängen|sinken; geknickt*; mutlos*
pride3: stolz*; brust schwell*|raus|heraus; reckt|hebt|hob kinn|brust|kopf; selbstgefällig*; triumph*; richtet|richtete +sich auf; prahl*
gratitude3: dankbar*|dankend*
optimism3: hoffnung*|hoffnungsvoll*|zuversicht*|entschlossen*|ermutig*|aufmunter*
excitement3: aufgeregt*|begeister*|ungestüm*|eifrig*; hüpf*|spring*|sprang luft|auf|herum|freude; klatscht hände; hüpf*; quietsch*; reißt|riss|stürm*|stürz*|rennt tür|los|entgegen
admiration3: bewunder*|ehrfürchtig*|ehrfurcht*|beeindruck*; pfeift|pfiff durch|leise|anerkenn*
approval3: nick*; zustimm*; daumen hoch
remorse3: schuldbewusst*|reumütig*|reue*|schuldgefühl*|bereu*|zerknirscht*; entschuldigend*
desire3: sehnsüchtig*|sehnsucht*|begierig*|begehr*|verlangen*|lüstern*|gierig*|hungrig*; leckt lippen
realization3: begreif*|begriff|dämmert|erkenn*|verstehend*; schlägt stirn
-: ach
`,
  said: `
relief3: gott +sei +dank; endlich; zum +glück; gerade +noch; mein +gott dachte; dachte +schon; nochmal|noch gut +gegangen; puh
gratitude3: danke|dank|dankeschön|dankbar; vielen dank
remorse3 sadness1: tut|tat mir leid; tut leid; entschuldig*|verzeih*|vergib; meine +schuld; hätte +nicht; wollte das|ich +nicht
sadness3 grief1: vermisse; allein|einsam|traurig; tot|gestorben|begraben; ist +fort|weg|tot; kommt nicht +wieder|zurück; nie +wieder; leb +wohl
anger3: verdammt*|verflucht*|mistkerl|schwein|bastard|verräter|lügner*|schuft|idiot*|arschloch; wie +kannst|konntest; was +fällt; raus +hier; verschwinde; hau +ab; lass +mich; halt den|die|dein* mund|klappe|maul; du lügst; hast versprochen|gelogen|gesagt|belogen|verraten; wag +es|dich; hasse; wütend; schweig
annoyance3: schon +wieder; nicht +schon; das +darf +doch; na +toll|super|prima; hör +auf; lass das; meine +güte; immer ich|du; nerv*; du spinnst; quatsch|unsinn|blödsinn; typisch
fear3: hilfe; angst; wer +ist +da; hast gehört; mach|macht nicht +auf; lauf|lauft|rennt; versteck*; pass +auf; vorsicht; sie kommen; da +ist|steht|war +jemand|etwas|wer; nicht +schießen; bitte +nicht; oh +nein; wir +müssen +weg|hier|raus|fliehen; sterben; hinter +dir
surprise3: unmöglich|unglaublich; das +gibt's|gibt +doch|nicht|es; wie +ist +das; was +zum; ich +glaub|glaube +es|nicht; mein +gott; ach +du; wirklich; nicht +dein +ernst; du +hier; das +kann +nicht
joy3: schön|wunderbar|herrlich|juhu|hurra|glücklich|freue|freut; du +lebst; er|sie +lebt; er +ist +es; wir +haben +es; geschafft; willkommen; großartig
love3: liebe|liebling|schatz|liebste*; ich liebe; hab dich lieb; mein +herz
caring3: keine +sorge|angst; alles +gut|wird; komm +her|rein; bist +du +verletzt; geht's|geht +dir|es; ist alles; pass +auf +dich; ruh +dich; iss +was|etwas; setz +dich; ich +bin +da|bei|hier; schlaf +du|gut|jetzt; ruhig
confusion3: verstehe +nicht|ich; was meinst|bedeutet|heißt|soll; wie +meinst; hä|häh; wieso; keine +ahnung
curiosity3: neugierig|erzähl; was +ist +das; warum
disgust3: igitt|eklig|ekelhaft|widerlich|pfui|bäh|stinkt|widerwärtig; riecht nach
embarrassment3: peinlich; ich +meine +äh|also; schau +nicht
nervousness3: äh|ähm; ich +weiß +nicht; was +wenn; bist sicher
excitement3: los +los|geht; komm +schon; schau|guck +mal|dir; juhu
disappointment3: schade; leider; enttäuscht; ich +dachte|hoffte; umsonst
amusement3: haha|hehe|witzig|lustig|hihi; du +solltest +dein
admiration3: wunderschön|beeindruckend|genial|fantastisch|prachtvoll
approval3: gut +gemacht; stimmt|genau|einverstanden; du +hast +recht
optimism3: hoffentlich; wir +schaffen +das|es; wird +schon; vielleicht ist|hat|kann|kommt
desire3: ich +will|möchte +dich|mehr|das; ich +wünschte; ich +brauche +dich
pride3: stolz; hab's|habe +ich +doch +gesagt; ich +hab +es
disapproval3: das +geht +nicht; darfst +nicht; kommt nicht +in; auf +keinen
realization3: jetzt +verstehe; deshalb; das +heißt; moment
`,
};
