// The page's own words in English and Arabic; numbers and times by the browser's knowledge of the language.
import { getState } from './store.ts';

const words = {
  en: {
    home: 'Home',
    explore: 'Explore',
    notifications: 'Notifications',
    chat: 'Chat',
    profile: 'Profile',
    more: 'More',
    post: 'Post',
    reply: 'Reply',
    repost: 'Repost',
    like: 'Like',
    bookmark: 'Bookmark',
    share: 'Share post',
    views: 'views',
    replyingTo: 'Replying to',
    reposted: 'reposted',
    pinned: 'Pinned',
    quote: 'Quote',
    ad: 'Ad',
    showMore: 'Show more',
    edited: 'Last edited',
    forYou: 'For you',
    following: 'Following',
    all: 'All',
    mentions: 'Mentions',
    search: 'Search',
    happening: 'What’s happening?',
    postReply: 'Post your reply',
    gone: 'This post is unavailable.',
    discover: 'Discover more',
    sent: 'Your post was sent.',
    view: 'View',
    follow: 'Follow',
    who: 'Who to follow',
    analytics: 'View post analytics',
    verified: 'Verified account',
    posts: 'posts',
    account: 'Account menu',
    trends: 'What’s happening',
  },
  ar: {
    home: 'الرئيسية',
    explore: 'استكشاف',
    notifications: 'الإشعارات',
    chat: 'الدردشة',
    profile: 'الملف الشخصي',
    more: 'المزيد',
    post: 'نشر',
    reply: 'رد',
    repost: 'إعادة نشر',
    like: 'إعجاب',
    bookmark: 'حفظ',
    share: 'مشاركة',
    views: 'مشاهدة',
    replyingTo: 'ردًا على',
    reposted: 'أعاد النشر',
    pinned: 'مثبت',
    quote: 'اقتباس',
    ad: 'إعلان',
    sent: 'تم إرسال منشورك.',
    view: 'عرض',
    showMore: 'عرض المزيد',
    edited: 'آخر تعديل',
    forYou: 'لك',
    following: 'تتابعهم',
    all: 'الكل',
    mentions: 'الإشارات',
    search: 'بحث',
    happening: 'ما الجديد؟',
    postReply: 'انشر ردك',
    gone: 'هذا المنشور غير متاح.',
    discover: 'اكتشف المزيد',
    follow: 'متابعة',
    who: 'اقتراحات المتابعة',
    analytics: 'عرض التحليلات',
    verified: 'حساب موثّق',
    posts: 'منشورات',
    account: 'قائمة الحساب',
    trends: 'ما يحدث الآن',
  },
} as const;

export type Word = keyof (typeof words)['en'];
export const say = (word: Word): string => words[getState().lang.startsWith('ar') ? 'ar' : 'en'][word];

/** 1234 → "1.2K", "1234" → "١٫٢ ألف" …; nothing for zero, as on X. */
export const shortCount = (count: number): string =>
  count === 0
    ? ''
    : new Intl.NumberFormat(getState().lang, {
        notation: 'compact',
        maximumFractionDigits: 1,
        roundingMode: 'floor',
      } as Intl.NumberFormatOptions).format(count);

let serverNow = 0;
let loadedAt = 0;
/** The page's clock starts at the server's instant (UTC ms) and runs on from there. */
export const setClock = (instant: number): void => {
  serverNow = instant;
  loadedAt = performance.now();
};
export const siteNow = (): number => serverNow + (performance.now() - loadedAt);

export const shortTime = (instant: number): string => {
  const { lang } = getState();
  const seconds = Math.max(1, Math.floor((siteNow() - instant) / 1000));
  const unit = (value: number, name: string): string =>
    new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value);
  if (seconds < 60) return unit(seconds, 'second');
  if (seconds < 3_600) return unit(Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return unit(Math.floor(seconds / 3_600), 'hour');
  return new Intl.DateTimeFormat(lang, { month: 'short', day: 'numeric' }).format(instant);
};

export const longTime = (instant: number): string => {
  const { lang } = getState();
  const time = new Intl.DateTimeFormat(lang, { hour: 'numeric', minute: '2-digit' }).format(instant);
  return `${time} · ${new Intl.DateTimeFormat(lang, { dateStyle: 'medium' }).format(instant)}`;
};
