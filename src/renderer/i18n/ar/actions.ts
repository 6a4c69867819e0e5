import type { actions as en } from '../en/actions.ts'

export const actions: Readonly<Record<keyof typeof en, string>> = {
  'claim.action': 'تولَّ المحادثة',
  'claim.offline': 'تولّي المحادثة يحتاج إلى الخادم، وأنت غير متصل.',

  'end.action': 'إنهاء المحادثة',

  'pause.action': 'إيقاف مؤقت',

  'resume.action': 'استئناف',

  'reopen.action': 'إعادة الفتح',

  'waiting.action': 'إعادة إلى الانتظار',

  'lock.action': 'قفل',

  'unlock.action': 'فتح القفل',

  'status.change.offline': 'هذا يحتاج إلى الخادم، وأنت غير متصل.',

  'ended.toast': 'انتهت المحادثة مع {name}.',

  'shortcuts.title': 'اختصارات لوحة المفاتيح',
  'shortcuts.group.queue': 'القائمة',
  'shortcuts.group.chat': 'المحادثة',
  'shortcuts.group.window': 'النافذة',
  'shortcuts.next': 'المحادثة التالية',
  'shortcuts.previous': 'المحادثة السابقة',
  'shortcuts.open': 'افتح المحادثة',
  'shortcuts.reply': 'اكتب ردًا',
  'shortcuts.note': 'اكتب ملاحظة',
  'shortcuts.claim': 'تولَّ المحادثة',
  'shortcuts.send': 'أرسل ما كتبته',
  'shortcuts.back': 'العودة إلى القائمة',
  'shortcuts.help': 'اعرض هذه الخريطة',
  'shortcuts.customer': 'أظهر العميل أو أخفه',
}
