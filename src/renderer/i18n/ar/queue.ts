import type { queue as en } from '../en/queue.ts'

export const queue: Readonly<Record<keyof typeof en, string>> = {
  'queue.title': 'المحادثات',
  'queue.views': 'طرق العرض',

  'view.mine': 'محادثاتي',
  'view.unassigned': 'دون مسؤول',
  'view.all': 'الكل',
  'view.ended': 'المنتهية',

  'queue.list':
    '{view}، {count, plural, zero {لا محادثات} one {محادثة واحدة} two {محادثتان} few {# محادثات} many {# محادثة} other {# محادثة}}',
  'queue.updated':
    '{count, plural, zero {لا جديد} one {تحديث واحد} two {تحديثان} few {# تحديثات} many {# تحديثًا} other {# تحديث}}',
  'queue.updatedHint': 'اعرض الترتيب الجديد',
  'queue.loading': 'جارٍ جلب محادثاتك…',
  'queue.accounts': 'مساحات العمل المعروضة',
  'queue.allAccounts': 'كل مساحات العمل',
  'queue.failed': 'تعذّرت قراءة القائمة.',
  'queue.empty.mine.title': 'لا شيء على مكتبك',
  'queue.empty.mine.body': 'تظهر هنا المحادثات التي تتولاها.',
  'queue.empty.mine.action': 'اعرض من ينتظر',
  'queue.empty.unassigned.title': 'لا أحد ينتظر',
  'queue.empty.unassigned.body': 'لكل محادثة مفتوحة من يتولاها.',
  'queue.empty.all.title': 'لا محادثات مفتوحة',
  'queue.empty.all.body': 'تظهر المحادثة هنا حالما يكتب أحد العملاء.',
  'queue.empty.ended.title': 'لا محادثات منتهية بعد',
  'queue.empty.ended.body': 'تبقى المحادثات المنتهية هنا للقراءة.',
  'queue.gone': 'لم تعد مرئية لك',

  'row.you': 'أنت: {text}',
  'row.staff': '{name}: {text}',
  'row.note': 'ملاحظة: {text}',
  'row.noMessages': 'لا رسائل بعد',
  'row.unread':
    '{count, plural, zero {لا رسائل غير مقروءة} one {رسالة غير مقروءة} two {رسالتان غير مقروءتين} few {# رسائل غير مقروءة} many {# رسالة غير مقروءة} other {# رسالة غير مقروءة}}',
  'row.draft': 'مسودة',
  'row.attachment.audio': 'رسالة صوتية',
  'row.attachment.image': 'صورة',
  'row.attachment.video': 'مقطع مرئي',
  'row.attachment.file': 'ملف',

  'session.type.booking': 'حجز',
  'session.type.emergency': 'طارئة',
  'session.type.general': 'عام',
  'session.type.support': 'دعم',
  'session.status.waiting': 'في الانتظار',
  'session.status.active': 'جارية',
  'session.status.paused': 'متوقفة',
  'session.status.ended': 'منتهية',
  'session.status.locked': 'مقفلة',

  'priority.low': 'منخفضة',
  'priority.normal': 'عادية',
  'priority.high': 'مرتفعة',
  'priority.urgent': 'عاجلة',

  'due.in': 'خلال {time}',
  'due.over': 'متأخرة {time}',
}
