import type { signIn as en } from '../en/sign-in.ts'

export const signIn: Readonly<Record<keyof typeof en, string>> = {
  'signIn.title': 'تسجيل الدخول إلى Parley',
  'signIn.lead': 'محادثاتك في انتظارك.',
  'signIn.promise': 'ما تقرؤه وتكتبه محفوظ مشفّرًا على هذا الحاسوب، ويبقى معك وإن غابت الشبكة.',
  'signIn.server': 'عنوان الخادم',
  'signIn.serverPlaceholder': 'chat.example.com',
  'signIn.email': 'البريد الإلكتروني',
  'signIn.password': 'كلمة المرور',
  'signIn.submit': 'تسجيل الدخول',
  'signIn.submitting': 'جارٍ تسجيل الدخول…',
  'signIn.wrongCredentials': 'البريد الإلكتروني أو كلمة المرور غير صحيح. راجعهما وحاول مرة أخرى.',
  'signIn.offlineTitle': 'لا يستطيع Parley الوصول إلى {server}',
  'signIn.offlineBody': 'راجع العنوان وشبكتك. وإن كنت تتصل عبر VPN فتأكد من تشغيله.',
  'signIn.invalidServer': 'اكتب عنوان خادمك، مثل chat.example.com.',
  'signIn.invalidEmail': 'اكتب بريدك الإلكتروني، مثل name@example.com.',
  'signIn.missingPassword': 'اكتب كلمة المرور.',
  'signIn.rateLimited':
    'محاولات كثيرة. حاول مرة أخرى بعد {seconds, plural, zero {# ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}.',
  'signIn.rateLimitOver': 'يمكنك المحاولة الآن.',
  'signIn.taken': 'لقد سجّلت الدخول إلى مساحة العمل هذه بحساب آخر. سجّل الخروج منها أولاً.',
  'signIn.again.title': 'سجّل الدخول من جديد',
  'signIn.again.body': 'للحساب {email} على {server}. ما كتبته محفوظ وسيُرسل بعد ذلك.',

  'signOut.action': 'تسجيل الخروج',
  'signOut.from': 'تسجيل الخروج من {workspace}',
  'signOut.title': 'هل تخرج وتفقد ما لم يُرسل؟',
  'signOut.titleOf': 'هل تريد تسجيل الخروج من {workspace} وفقدان ما لم يُرسل؟',
  'signOut.unsent':
    '{count, plural, zero {لا رسائل غير مرسلة.} one {رسالة واحدة لم تُرسل بعد.} two {رسالتان لم تُرسلا بعد.} few {# رسائل لم تُرسل بعد.} many {# رسالة لم تُرسل بعد.} other {# رسالة لم تُرسل بعد.}}',
  'signOut.drafts':
    '{count, plural, zero {لا مسودات.} one {توجد مسودة في محادثة واحدة.} two {توجد مسودات في محادثتين.} few {توجد مسودات في # محادثات.} many {توجد مسودات في # محادثة.} other {توجد مسودات في # محادثة.}}',
  'signOut.unknown': 'لا يمكن لـ Parley معرفة ما إذا كان كل شيء قد أُرسل.',
  'signOut.body': 'يزيل تسجيل الخروج محادثاتك ومسوداتك ورسائلك غير المرسلة من هذا الحاسوب.',
  'signOut.discard': 'اخرج وتخلّص منها',
  'signOut.stay': 'ابقَ مسجّلًا',
}
