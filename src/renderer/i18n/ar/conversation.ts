import type { conversation as en } from '../en/conversation.ts'

export const conversation: Readonly<Record<keyof typeof en, string>> = {
  'conversation.none.title': 'لا محادثة مفتوحة',
  'conversation.none.body': 'اختر واحدة من القائمة، أو تنقّل بالمفتاحين J و K ثم اضغط Enter.',
  'conversation.failed': 'تعذّر فتح هذه المحادثة.',
  'conversation.messages': 'الرسائل مع {name}',
  'conversation.loadingOlder': 'جارٍ تحميل رسائل أقدم…',
  'conversation.olderFailed': 'تعذّر تحميل الرسائل الأقدم.',
  'conversation.olderOffline': 'الرسائل الأقدم على الخادم، وستظهر عندما تتصل.',
  'conversation.unread':
    '{count, plural, zero {لا رسائل جديدة} one {رسالة جديدة} two {رسالتان جديدتان} few {# رسائل جديدة} many {# رسالة جديدة} other {# رسالة جديدة}}',
  'conversation.toNewest': 'إلى أحدث رسالة',
  'conversation.toNew':
    '{count, plural, zero {#} one {# جديدة} two {# جديدتان} few {# جديدة} many {# جديدة} other {# جديدة}}',
  'conversation.typing':
    '{count, plural, zero {} one {{first} يكتب…} two {{first} و{second} يكتبان…} few {عدة أشخاص يكتبون…} many {عدة أشخاص يكتبون…} other {عدة أشخاص يكتبون…}}',
  'conversation.showCustomer': 'إظهار العميل',
  'conversation.hideCustomer': 'إخفاء العميل',
  'conversation.heldBy': 'لدى {name}',
  'conversation.heldByYou': 'لديك',
  'conversation.heldByNobody': 'ليست لدى أحد',
  'conversation.more': 'إجراءات أخرى',

  'message.note': 'ملاحظة',
  'message.noteHint': 'لا يراها إلا الفريق',
  'message.emergency': 'طارئة',
  'message.deleted': 'حُذفت هذه الرسالة.',
  'message.edited': 'معدّلة',
  'message.unknownSender': 'أحد الزملاء',
  'message.you': 'أنت',

  'delivery.held': 'محتجزة: ما زال بإمكانك التراجع',
  'delivery.queued': 'تنتظر الإرسال',
  'delivery.sending': 'جارٍ الإرسال',
  'delivery.sent': 'أُرسلت',
  'delivery.delivered': 'وصلت',
  'delivery.read': 'قُرئت',
  'delivery.failed': 'لم تُرسل',
  'delivery.stale': 'لم تُرسل: تقدّمت المحادثة',
  'delivery.confirm': 'لم تُرسل: يلزم تأكيدك',

  'pending.held':
    'تُرسل خلال {seconds, plural, one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}.',
  'pending.offline': 'لم تُرسل بعد. سيرسلها Parley عندما تتصل.',
  'pending.uploading': 'أُرسل {share} من {size}',
  'pending.confirm': 'كُتبت {ago} ولم تُرسل بعد. هل ما زالت مناسبة؟',
  'pending.stale.answered': 'ردّ أحد الزملاء في هذه الأثناء.',
  'pending.stale.answeredBy': 'ردّ {name} في هذه الأثناء.',
  'pending.stale.customer':
    '{count, plural, one {وصلت رسالة أخرى.} two {وصلت رسالتان أخريان.} few {وصلت # رسائل أخرى.} many {وصلت # رسالة أخرى.} other {وصلت # رسالة أخرى.}}',
  'pending.stale.unknown': 'تقدّمت المحادثة منذ أن بدأت الكتابة.',
  'pending.failed': 'لم تُرسل. {reason}',
  'pending.sendAnyway': 'أرسلها رغم ذلك',
  'pending.send': 'أرسل',
  'pending.tryAgain': 'أعد الإرسال',
  'pending.edit': 'عدّل',
  'pending.discard': 'تخلّص منها',

  'event.started': 'بدأت المحادثة',
  'event.claimed': '{who, select, me {توليت هذه المحادثة} other {تولى {name} هذه المحادثة}}',
  'event.joined': '{who, select, me {انضممت إلى هذه المحادثة} other {انضم {name} إلى هذه المحادثة}}',
  'event.returned':
    '{who, select, me {أعدت المحادثة إلى قائمة الانتظار} nobody {عادت إلى قائمة الانتظار} other {أعاد {name} المحادثة إلى قائمة الانتظار}}',
  'event.moved':
    '{who, select, me {نقلت المحادثة إلى فريق آخر} nobody {نُقلت إلى فريق آخر} other {نقل {name} المحادثة إلى فريق آخر}}',
  'event.takenOver':
    '{who, select, me {أخذت هذه المحادثة على عاتقك} other {أخذ {name} هذه المحادثة على عاتقه}}',
  'event.assigned':
    '{to, select, me {{who, select, me {أخذت هذه المحادثة على عاتقك} nobody {أُسندت هذه المحادثة إليك} other {أسند {name} هذه المحادثة إليك}}} other {{who, select, me {أسندت هذه المحادثة إلى {toName}} nobody {أُسندت إلى {toName}} other {أسند {name} هذه المحادثة إلى {toName}}}}}',
  'event.status.waiting':
    '{who, select, me {أعدت المحادثة إلى الانتظار} nobody {عادت المحادثة إلى الانتظار} other {أعاد {name} المحادثة إلى الانتظار}}',
  'event.status.active':
    '{who, select, me {استأنفت المحادثة} nobody {استؤنفت المحادثة} other {استأنف {name} المحادثة}}',
  'event.status.reopened':
    '{who, select, me {أعدت فتح المحادثة} nobody {أعيد فتح المحادثة} other {أعاد {name} فتح المحادثة}}',
  'event.status.paused':
    '{who, select, me {أوقفت المحادثة مؤقتًا} nobody {أوقفت المحادثة مؤقتًا} other {أوقف {name} المحادثة مؤقتًا}}',
  'event.status.ended':
    '{who, select, me {أنهيت المحادثة} nobody {انتهت المحادثة} other {أنهى {name} المحادثة}}',
  'event.status.locked':
    '{who, select, me {قفلت المحادثة} nobody {قُفلت المحادثة} other {قفل {name} المحادثة}}',
  'event.status.unlocked':
    '{who, select, me {فتحت قفل المحادثة} nobody {فُتح قفل المحادثة} other {فتح {name} قفل المحادثة}}',
}
