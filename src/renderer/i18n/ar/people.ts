import type { people as en } from '../en/people.ts'

export const people: Readonly<Record<keyof typeof en, string>> = {
  'settings.people': 'الأشخاص',
  'people.offline': 'أنت غير متصل: لا يمكن تغيير شيء حتى تعود الشبكة.',
  'people.offlineList': 'القائمة موجودة على الخادم، وتظهر عندما تكون متصلًا.',
  'people.lastAdmin': 'هذا آخر مدير. عيّن شخصًا آخر أولًا.',
  'people.policy.hint': 'من يُطلب منه أيضًا رمز من هاتفه عند الدخول بكلمة المرور.',
  'people.policy.agent': 'مطلوب من موظفي الخدمة',
  'people.policy.supervisor': 'مطلوب من المشرفين',
  'people.policy.admin': 'مطلوب من المديرين',
  'people.policy.lacking':
    '{count, plural, zero {لا أحد بدونه} one {شخص واحد ليس لديه بعد، وسيُعدّه عند دخوله التالي.} two {شخصان ليس لديهما بعد، وسيُعدّانه عند دخولهما التالي.} few {# أشخاص ليس لديهم بعد، وسيُعدّونه عند دخولهم التالي.} many {# شخصًا ليس لديهم بعد، وسيُعدّونه عند دخولهم التالي.} other {# شخص ليس لديهم بعد، وسيُعدّونه عند دخولهم التالي.}}',
  'people.policy.ownFirst': 'أعدّ ما يخصك أولًا: وإلا كنت أول من لا يستطيع الدخول.',
  'people.staff':
    '{count, plural, zero {لا أشخاص} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}',
  'people.find': 'ابحث عن شخص',
  'people.nobody': 'لا أحد بهذا الاسم.',
  'people.found':
    '{count, plural, zero {لا أشخاص} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}',
  'people.disabled': 'معطّل',
  'people.factor.on': 'خطوتان',
  'people.factor.off': 'كلمة المرور فقط',
  'people.edit': 'الدور والفرق',
  'people.role': 'الدور',
  'people.role.agent': 'يجيب عن المحادثات.',
  'people.role.supervisor': 'ويسندها ويراجعها ويعيد فتحها أيضًا.',
  'people.role.admin': 'ويدير الأشخاص ومساحة العمل أيضًا.',
  'people.teams': 'الفرق',
  'people.noTeams': 'لا توجد فرق بعد.',
  'people.approval': 'الردود تنتظر الموافقة',
  'people.approvalHint': 'يمرّر مشرف كل رد منها.',
  'people.save': 'حفظ',
  'people.saved': 'حُفظت تغييرات {name}.',
  'people.keep': 'اتركه كما هو',
  'people.reset': 'إعادة تعيين الدخول بخطوتين',
  'people.reset.none': 'لا يوجد ما يُعاد تعيينه.',
  'people.reset.title': 'إعادة تعيين الدخول بخطوتين لدى {name}؟',
  'people.reset.body':
    'حتى يُعدّ من جديد، تكفي كلمة المرور وحدها للدخول. تأكد من أن هذا الشخص هو من يطلب منك ذلك. لا يمكن التراجع عن هذا.',
  'people.reset.yes': 'إعادة التعيين',
  'people.disable': 'تعطيل الحساب',
  'people.disable.title': 'تعطيل حساب {name}؟',
  'people.disable.body':
    'يُسجَّل خروجه من كل مكان ولا يعود قادرًا على الدخول. وقد يُتلف ما على أجهزته، ومعه ما لم يُرسله.',
  'people.disable.yes': 'تعطيل',
  'people.enable': 'تفعيل الحساب',
}
