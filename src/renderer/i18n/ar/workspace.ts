import type { workspace as en } from '../en/workspace.ts'

export const workspace: Readonly<Record<keyof typeof en, string>> = {
  'settings.workspace': 'مساحة العمل',
  'workspace.hint': 'هذه الإعدادات تسري على الجميع. وتصل إلى الزملاء المتصلين الآن عند اتصالهم التالي.',
  'workspace.offlineRead': 'هذه الإعدادات محفوظة على الخادم، وتظهر عندما تكون متصلاً.',
  'workspace.saved': 'تم الحفظ للجميع.',
  'workspace.ending': 'عند انتهاء المحادثة',
  'workspace.surveys': 'سؤال العملاء عن رأيهم في الخدمة',
  'workspace.surveysHint': 'لمن ينهي المحادثة أن يقرر غير ذلك.',
  'workspace.references': 'الحجوزات والطلبات',
  'workspace.referencesHint': 'يصبح رقم الحجز أو الطلب في المحادثة رابطًا إلى المكان الذي تراجعه فيه.',
  'workspace.address': 'العنوان',
  'workspace.addressHint': 'اكتب {place} في موضع الرقم. اتركه فارغًا إن لم ترد روابط.',
  'workspace.example': 'يقود {reference} إلى {address}',
  'workspace.problem.https': 'ابدأ بـ \u2066https://\u2069، فالعناوين الأخرى لا تُفتح.',
  'workspace.problem.place': 'ضع {place} في موضع الرقم بعد أول شرطة مائلة.',
  'workspace.problem.login': 'احذف الاسم وكلمة المرور قبل علامة @.',
  'workspace.problem.address': 'هذا ليس عنوانًا. تحقق من المسافات والرموز غير المعتادة.',
  'workspace.handover': 'عند انتقال المحادثة إلى زميل آخر',
  'workspace.draftTravel': 'تمرير ما كان يُكتب',
  'workspace.draftTravelHint': 'يُعرض الرد غير المكتمل على من يتولى المحادثة بعد ذلك.',
}
