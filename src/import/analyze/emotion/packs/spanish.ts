// Spanish, with "le tiemblan las manos" and "las manos le tiemblan" alike.
import type { Pack } from './foreign';

export const SPANISH: Pack = {
  shown: `
$ojos = ojo|ojos|mirada
$manos = mano|manos|dedo|dedos
surprise3 fear1: abre|abrió|abriendo ojos|boca; ojos abiertos|abren|abrieron|plato*|desorbitad*; boca abierta; boquiabiert*; sorprend*|asombr*|sorpresa|atónit*|pasmad*|estupefact*|incrédul*|perplej*; sobresalt*; da|dio +un +respingo|salto|brinco; respingo; se cae|cayó mano*; deja|dejó|dejando caer; resbal* $manos; se cae de manos; contiene|contuvo aliento|respiración; jade*; lleva|llevó mano* boca; tapa|tapó boca; alza|levanta|arquea|enarca ceja*; parpade*; de +golpe
sadness3 grief1: ojos llen*|húmed*|brillan|brillos*|lágrimas|empañad*|enrojecid*|vidrios*; lágrima*; llor*|lloro*|llanto; solloz*; sollozo*; triste*|tristeza|melancól*|pena|apenad*|afligid*|abatid*|desconsolad*|desolad*|desespera*|desdichad*; voz quiebr*|rota|quebr*|ahogad*|ronca|apagad*|entrecortad*; quiebr*|rompe voz; quebr* voz; labio* tiembl*|tembl*; barbilla tiembl*|tembl*; tiembl* labio*|barbilla|hombros; hombros tiembl*|sacud*|tembl*|hund*|caíd*; nudo garganta; traga lágrimas; agacha|baja|bajó|agachó|inclina cabeza|mirada|vista|ojos; cabeza|mirada baja|gacha; mira|miró suelo|vacío|pies; mirada perdida|vacía; sonrisa borr*|desvanec*|apag*|muere|desaparec*|congel*; borra|apaga|desvanece sonrisa
grief3: cae|cayó|caer rodillas|suelo; deja|dejó caer banco|suelo|silla|rodillas; cubre|cubrió|tapa|esconde|hunde|entierra cara|rostro; cara|rostro manos; se derrumba|derrumbó; desplom* llor*; gem*; desgarr*
joy3: sonr*; sonrisa; ríe +y +llora; alegr*|feliz|felices|felicidad|content*|radiante|dichos*; ojos brillan|iluminan alegría|felicidad; se +ilumin* cara|rostro|ojos; cara ilumin*; oreja oreja; aplaud*
amusement3 joy1: ríe|ríen|rió|rie|riendo|reír|reírse|risa*|risita; carcajada*; se +ríe|rió; echa|echó reír; suelta|soltó|escapa carcajada|risa|risita; burl*; guiñ*; pícar*; traviesa|travieso; divertid*; brom*; socarron*|socarrón
anger3: puño* apriet*|mesa|barra|cierr*|golpe*|apret*; aprieta|apretó|apretando|cierra puño*|diente*|mandíbula; golpe* mesa|barra|puño|pared; golpea|golpeó; grit* furios*|rabia|ira; furios*|furia|rabia|enojad*|enoj*|enfad*|ira|airad*|cólera|indignad*|rabios*; fulmin* mirada|ojos; mirada fulmin*|furiosa|asesina; ojos entrecerr*|echan|llamean|chispas; entrecierra ojos; gruñ*; rug*; empuj*; estamp*|estrell* contra|mesa|pared; grit*; escup*; da|dio +un portazo|puñetazo|golpe; portazo; puñetazo*; ruge|bram*; señala dedo; agarra cuello|solapa
annoyance3: pone|puso|pongo|poniendo ojos blanco; ojos +en +blanco; cruz* brazos|brazo; brazos cruzad*|jarras; en +jarras; resopl*; bufa|bufó|bufido; refunfuñ*|rezong*|farfull*; fastidi*|molest*|irritad*|impacient*|harta|harto|exasper*; chasque* lengua; tamborile*; bufid*
disapproval3: niega|negó|negando|sacude|sacudió|meneando|menea cabeza; desaprob*|reproch*|severa|severo|seria|serio
disapproval1 confusion3 annoyance1: frunc* ceño|entrecejo|cejas; ceño frunc*; arrug* frente|ceño
confusion3: confus*|confund*|desconcert*|extrañad*|perplej*; rasca|rascó cabeza; sin entender|comprender
curiosity3: ladea|ladeó|inclina cabeza; curios*; intrigad*|interesad*; se +inclina|inclinó adelante|hacia; asoma|asomó|husme*|fisgon*; examin*|observ*; acerca ver|mirar
embarrassment3: sonroj*|ruboriz*|rubor|enroje*|coloradas|colorado|colorada; mejillas|orejas|cara roj*|ard*|encend*|color*|calient*; pone|puso +roj*|colorad*; avergonzad*|vergüenza|tímid*|cohibid*|azorad*|abochornad*; rasca|frota nuca|cuello; aparta|apartó|desvía|desvió|esquiva|evita mirada|vista|ojos; no|sin atrev*|atreve|atreverse levantar|mirar|alzar; baja mirada
nervousness3: traga|tragó +saliva|en; nervios*|inquiet*|ansios*|ansiedad|preocupad*|intranquil*|tens*|vacil*|titube*|indecis*; tartamude*|balbuce*; muerde|mordió|mordiendo labio*|uñas; juega|jugando|retuerce|retorciendo|estruja manos|dedos|anillo|delantal|mangas|sombrero; carraspe*; se remueve|revuelve; mira|miró hombro|alrededor|puerta|reojo; baja|bajó voz; baja voz
fear3 nervousness1: temblando|temblor*|temblos*; tiembl*; $manos tiembl*|tembl*; tiembl* manos|voz|piernas|rodillas; voz tembl*|tiembl*; palidec*|pálid*|lívid*; blanc* papel|cera; sangre hel*; helad*; queda|quedó|quedarse|quedan helad*|paralizad*|inmóvil|quiet*|petrificad*; paraliz*; miedo|asustad*|aterra*|aterroriz*|terror|pánico|espant*|horroriz*|horror|temeros*|atemoriz*|alarmad*; retroced*|recul*; da|dio paso +atrás; corazón lat*|golpe*|desboc*|palpit*|encog*|salt*; escalofrío*; se +encoge|encogió; se esconde|escondió|oculta; se aferra|aferró; contiene respiración; chill*
love3 caring2: abraz*; besa|besó|beso|besos|besar|besan|besando; estrech* brazos|contra; toma|coge|agarra|aprieta|tomó|cogió|sujeta manos|mano|cara|rostro; acaricia|acarició mejilla|cara|rostro; apoya|apoyó|recuesta|posa frente|cabeza hombro|en|pecho; frente en; enamorad*|amor|cariños*|ternura|tiern*|dulce*|afecto*|amoros*; acurruc*; entrelaza dedos|manos
caring3 love1: acarici*|acaricia pelo|cabello|cabeza|espalda; pone|puso|posa|apoya mano hombro|brazo|pelo|cabeza|espalda|rodilla; agarra cara manos; consuel*|consol*|tranquiliz*|calm*; cubre|arropa|envuelve|tapa manta|abrigo|capa|con; ofrec*|tiende|acerca plato|vaso|taza|pañuelo|manta|sopa|agua|mano; suave*|suavidad|delicad*|gentil*; seca|limpia lágrimas|herida|sangre; ayuda levant*|incorporar*; arrodill*|agach* lado|junto
relief3: alivi*; respir* fin|hondo|aliviad*|tranquil*|profund*; suspir* alivi*; suelta|soltó|exhal* aire|aliento; exhal*; relaj*; desplom* pared|contra|silla|sillón; hombros relaj*; mano pecho|corazón; se +apoya +en|contra pared
disappointment3 sadness1: suspir*; decepcion*|desilusion*|desanimad*; hombros caen|hundidos|caídos; encorv*
disgust3: mueca; hace|hizo mueca; arrug* nariz; nariz arrug*; asco|asquead*|repugn*|repulsi*|náusea*|arcad*; tapa nariz; escupe; aparta plato
pride3: orgull*; pecho hinch*|infl*|fuera; saca|hincha pecho; alza|levanta|yergue barbilla|mentón|cabeza; presum*|altiv*|triunf*; se yergue|endereza
gratitude3: agradec*|gratitud
optimism3: esperanz*|optimis*|decidid*|determinación|resuelt*|confiad*
excitement3: emocion*|entusias*|eufóric*|excitad*|ilusionad*; salt*|brinc*|bail* alegría|emoción|arriba; da saltos|saltitos|brincos|palmas
admiration3: admir*|maravill*|fascinad*|impresionad*; silba|silbó
approval3: asien*|asint*|aprob*; pulgar arriba
remorse3: arrepent*|remord*|culpa|culpable|compungid*|contrit*|disculp*
desire3: deseo|deseos*|anhel*|lujuri*|seduc*|sensual*|insinuant*|hambrient*; relame|relamió; muerde labio sensual*
realization3: comprend*|da|dio cuenta; se da cuenta
`,
  said: `
relief3: por +fin; menos +mal; gracias +a +dios; uf; qué +alivio
gratitude3: gracias|agradezco
remorse3: lo +siento; perdón|perdóname|perdona|disculpa; mi +culpa; no +debí; me +arrepiento
sadness3 grief1: te +extraño; te +echo; solo|sola|triste|tristeza; muerto|muerta|murió|enterramos|falleció; se +fue; adiós; nunca +más; no +puede +ser
anger3: maldit*|cabrón|desgraciad*|mentiros*|traidor*|canalla|cobarde|imbécil; cómo +te +atreves; fuera +de; vete; lárgate; cállate; te +odio; mentira; me +mentiste; lo +prometiste; déjame; qué +has +hecho; cómo +pudiste
annoyance3: otra +vez; ya +basta; basta; qué +pesad*|lata|fastidio; por +favor +ya; harta|harto; siempre +lo|igual|hay; tonterías; claro +claro; qué +quieres
fear3: socorro|ayuda|auxilio|miedo; quién +anda|está|es +ahí; has +oído; oíste; corre|corran|huye; escóndete; cuidado; ya +vienen; matar*; van +a; apaga luz|vela|lámpara; no +abras; dios +mío; no +te +muevas; detrás +de +ti; nos +van; morir
surprise3: imposible|increíble; no +puede; no +me +lo +creo; no +lo +creo; qué +haces; en +serio; cómo +es +posible; madre +mía; eres +tú
joy3: feliz|alegría|alegro|maravilloso|perfecto|perfecta|viva|hurra; qué +bien|bueno|alegría; estás|está +vivo|viva|aquí; bienvenid*
love3: amor|amo|querida|querido|cariño|corazón; te +quiero|amo; mi +vida|amor
caring3: no +te +preocupes; tranquil*; estás +bien|herid*; ven +aquí|acá; come +algo; escúchame; descansa; ten +cuidado; estoy +aquí|contigo; pobre; pobrecit*; no +llores
confusion3: no +entiendo|comprendo; qué +quieres +decir; qué +significa; cómo +dices; eh
curiosity3: qué +es; cuéntame
disgust3: qué +asco; asqueros*|repugnante|puaj|apesta|huele
embarrassment3: qué +vergüenza; no +mires; vergüenza
nervousness3: este +yo; no +sé; y +si; seguro|segura +que
excitement3: vamos|vámonos|genial; mira +mira; no +puedo +esperar; a +que
disappointment3: qué +lástima|pena; lástima|desgraciadamente; esperaba|creía
amusement3: jaja*|jeje*|jiji*|gracioso|chistoso; tonto|tonta|bobo|boba
admiration3: hermos*|precios*|brillante|magnífic*|espléndid*|impresionante; bien +hecho
approval3: de +acuerdo; claro|exacto|tienes +razón; bien
optimism3: ojalá|espero; todo +saldrá|irá; lo +lograremos; podemos
desire3: quiero|deseo +a|más|un|tenerte; te +deseo; ojalá
pride3: orgulloso|orgullosa|orgullo; te +lo +dije
disapproval3: no +deberías|debes|puedes; está +mal; de +ninguna
realization3: ya +entiendo|veo|comprendo; así +que; ahora +entiendo
`,
};
