import type { tour as en } from '../en/tour.ts'

export const tour: Readonly<Record<keyof typeof en, string>> = {
  'tour.title': 'جولة قصيرة',
  'tour.page': 'صفحة {page} من {pages}',
  'tour.skip': 'تخطَّ',
  'tour.back': 'رجوع',
  'tour.next': 'التالي',
  'tour.done': 'ابدأ',
  'tour.queue.title': 'قائمتك، بلوحة المفاتيح',
  'tour.queue.body':
    'ينتقل J وK بين المحادثات، ويستلم C واحدة، ويرد R ويكتب N ملاحظة. ويعرض المفتاح ? بقيتها.',
  'tour.offline.title': 'ما تكتبه في أمان',
  'tour.offline.body':
    'يُحفظ كل حرف على هذا الحاسوب وأنت تكتبه. ومن دون شبكة تواصل عملك: يرسله Parley مرة واحدة وبالترتيب حين تعود متصلًا.',
  'tour.privacy.title': 'تُنبَّه ولا يطّلع غيرك',
  'tour.privacy.body':
    'يخبرك Parley بالرسائل الجديدة وأنت تنظر إلى غيره. وإذا كان مقفلًا برمز، قال فقط إن شيئًا وصل. وكل ما يُحفظ هنا مشفّر.',
  'tour.sample.question': 'هل الإفطار مشمول؟',
  'tour.sample.answer': 'نعم، من السابعة حتى العاشرة والنصف.',
  'tour.sample.thanks': 'شكرًا، كان ذلك سريعًا!',
  'tour.sample.waiting': 'غير متصل، رسالة واحدة تنتظر الإرسال',
  'tour.sample.veiled': 'رسالة جديدة',
}
