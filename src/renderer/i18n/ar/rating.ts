import type { rating as en } from '../en/rating.ts'

export const rating: Readonly<Record<keyof typeof en, string>> = {
  'rating.ask': 'سؤال العميل عن رأيه في الخدمة',
  'rating.askHint': 'يظهر السؤال للعميل حيث كتب، وله ألّا يجيب.',
  'rating.cannotAsk': 'وصل الطلب عبر نموذج، ولا يمكن سؤال أحد هناك عن رأيه.',
  'rating.asked': 'سُئل {time}، ولا إجابة بعد',
  'rating.title': 'التقييم',
  'rating.line': 'تقييم {name} لهذه المحادثة: {word}',
  'rating.about': 'عن إجابات {name}',
  'rating.score.1': 'سيئ جدًا',
  'rating.score.2': 'سيئ',
  'rating.score.3': 'مقبول',
  'rating.score.4': 'جيد',
  'rating.score.5': 'جيد جدًا',

  'filter.facet.channel': 'القناة',
  'session.channel.widget': 'دردشة الموقع',
  'session.channel.api': 'واجهة برمجية (API)',
  'session.channel.form': 'نموذج التواصل',

  'reference.open.booking': 'فتح الحجز',
  'reference.open.order': 'فتح الطلب',
}
