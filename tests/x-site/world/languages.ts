// Sentences in nine further languages; slots as in english.ts.

type Sentences = Record<'complaint' | 'question' | 'praise' | 'chatter', readonly [string, ...string[]]> & {
  own: string;
};

export const otherLanguages = {
  es: {
    complaint: [
      '{brand} mi pedido {order} lleva {n} días sin moverse. ¿Alguien me puede ayudar?',
      'Segunda vez que {brand} me cobra de más. Quiero mi dinero de vuelta 😡',
    ],
    question: [
      '{brand} ¿vuelve a haber hervidores verdes antes de fin de año?',
      '¿La garantía cubre el cable, {brand}?',
    ],
    praise: ['Gracias {brand}, resuelto en {n} minutos. Así da gusto 🙏'],
    chatter: ['Hoy el café sabe a lunes, y es jueves.', 'En {town} ya huele a lluvia. Me quedo leyendo.'],
    own: 'Hola, {name}. Sentimos la espera. ¿Nos envías el número de pedido por mensaje? ^LM',
  },
  fr: {
    complaint: [
      '{brand} commande {order} toujours pas livrée, et personne ne répond au téléphone.',
      'Encore une panne de l’appli {brand}, ça fait {n} jours que ça dure…',
    ],
    question: [
      'Bonjour {brand}, peut-on changer l’adresse de la commande {order} ?',
      '{brand} vendez-vous des pièces de rechange pour la bouilloire ?',
    ],
    praise: ['Merci {brand} : remplacée en deux jours, sans discuter. Bravo !'],
    chatter: [
      'Le marché de {town} le dimanche matin, rien de mieux.',
      'J’ai appris {n} mots de breton aujourd’hui, dont un utile.',
    ],
    own: 'Bonjour {name}, nous regardons cela tout de suite. Merci de votre patience. ^CD',
  },
  de: {
    complaint: [
      '{brand} seit {n} Tagen keine Antwort zu Bestellung {order}. Ist da noch jemand?',
      'Der Wasserkocher von {brand} ist nach {n} Wochen undicht. Reklamation abgelehnt, ohne Grund.',
    ],
    question: [
      'Moin {brand}, passt der Deckel vom alten Toaster auf den neuen?',
      '{brand} habt ihr am Samstag in {town} offen?',
    ],
    praise: ['Großes Lob an {brand}: Anruf, Lösung, fertig. So einfach kann es sein 🎉'],
    chatter: [
      'Der Zug nach {town} hat Verspätung. Ich lese jetzt das Kleingedruckte auf der Brötchentüte.',
      'Heute {n} Minuten Sonne. Alle haben hingesehen.',
    ],
    own: 'Hallo {name}, das tut uns leid. Schick uns bitte deine Bestellnummer per Nachricht. ^JK',
  },
  it: {
    complaint: [
      '{brand} il pacco {order} risulta consegnato ma qui non c’è nulla.',
      'Rimborso promesso {n} settimane fa, {brand}. Sto ancora aspettando.',
    ],
    question: [
      '{brand} si può ritirare in negozio a {town}?',
      'Quanto dura la garanzia del tostapane, {brand}?',
    ],
    praise: ['Complimenti {brand}, assistenza gentile e veloce ❤️'],
    chatter: [
      'A {town} piove piano, come se chiedesse scusa.',
      'Il pane di oggi è venuto storto ma buonissimo.',
    ],
    own: 'Ciao {name}, ci dispiace. Scrivici in privato il numero d’ordine, per favore. ^GB',
  },
  pt: {
    complaint: [
      '{brand} o pedido {order} sumiu do sistema. Alguém pode ver isso?',
      'Fui cobrado duas vezes pela {brand} e o chat não responde 😡',
    ],
    question: ['{brand} a chaleira funciona em 220 volts?', 'Como troco o endereço da entrega, {brand}?'],
    praise: ['Obrigado {brand}, resolveram tudo em {n} minutos 🙏'],
    chatter: [
      'Domingo em {town}: bolo, rede e nenhuma pressa.',
      'Aprendi a fazer pão. A cozinha não aprendeu a ficar limpa.',
    ],
    own: 'Oi {name}, sentimos muito. Pode mandar o número do pedido por mensagem? ^PR',
  },
  tr: {
    complaint: [
      '{brand} {order} numaralı siparişim {n} gündür hareket etmiyor, yardım eder misiniz?',
      'Uygulama yine açılmıyor {brand}, {n}. kez yazıyorum.',
    ],
    question: ['{brand} yeşil su ısıtıcısı ne zaman gelecek?', 'Garanti süresi ne kadar {brand}?'],
    praise: ['Teşekkürler {brand}, çok hızlıydınız 🙏'],
    chatter: ['{town} bugün sisli ve sessiz, tam çay havası.', 'Kedi klavyeye yattı, çalışma günü bitti.'],
    own: 'Merhaba {name}, üzgünüz. Sipariş numaranızı mesajla iletir misiniz? ^EY',
  },
  ja: {
    complaint: [
      '{brand} 注文{order}が{n}日も動いていません。確認をお願いします。',
      '{brand} アプリが更新のあと何度も落ちます。困っています。',
    ],
    question: ['{brand} 緑のケトルは再入荷しますか？', '{brand} 交換用のふたは買えますか？'],
    praise: ['{brand} すぐに交換してもらえました。ありがとうございます🎉'],
    chatter: ['今日は雨。パンを焼いて本を読む日。', '駅前の猫が今日も同じ場所にいた。'],
    own: '{name}様、ご不便をおかけしております。注文番号をメッセージでお知らせください。',
  },
  zh: {
    complaint: [
      '{brand} 订单{order}已经{n}天没有更新了，请帮忙查一下。',
      '{brand} 多扣了一次款，客服一直没有回复。',
    ],
    question: ['{brand} 绿色的水壶还会补货吗？', '{brand} 保修期是多久？'],
    praise: ['{brand} 的客服又快又好，谢谢🎉'],
    chatter: ['今天的面包终于发起来了。', '下雨天，适合喝茶，不适合开会。'],
    own: '{name}您好，很抱歉给您带来不便，请私信告诉我们订单号。',
  },
  ar: {
    complaint: [
      '{brand} طلبي رقم {order} متأخر منذ {n} أيام ولا أحد يرد.',
      'التطبيق لا يعمل منذ التحديث الأخير يا {brand}.',
    ],
    question: ['{brand} متى تعود الغلاية الخضراء؟', 'هل يشمل الضمان السلك يا {brand}؟'],
    praise: ['شكرا {brand} على الرد السريع 🙏'],
    chatter: ['صباح هادئ، قهوة وكتاب.', 'المطر في {town} اليوم جميل.'],
    own: 'مرحبا {name}، نعتذر عن التأخير. أرسل لنا رقم الطلب في رسالة من فضلك.',
  },
} as const satisfies Record<string, Sentences>;

export type OtherLanguage = keyof typeof otherLanguages;
