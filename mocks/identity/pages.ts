/** The provider's own few pages: sign-in, signed out, error. Japanese first, English beside it, no script but one. */

const STYLE = `
  :root { color-scheme: light; font-family: "Noto Sans JP", "Noto Sans CJK JP", system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f2f4f3; color: #1c2422; }
  main { width: min(26rem, calc(100vw - 3rem)); background: #fff; border: 1px solid #cfd7d4; border-radius: 6px; padding: 2rem; }
  h1 { font-size: 1.25rem; margin: 0 0 .25rem; } .en { color: #55625e; font-size: .875rem; }
  .demo { display: inline-block; border: 1px solid #8a5a00; color: #6b4600; background: #fff7e6; border-radius: 4px; padding: .125rem .5rem; font-size: .8125rem; margin-bottom: 1.25rem; }
  label { display: block; margin: 1.25rem 0 .375rem; font-weight: 600; }
  input { box-sizing: border-box; width: 100%; font: inherit; padding: .625rem .75rem; border: 1px solid #6d7b76; border-radius: 4px; }
  button { margin-top: 1rem; width: 100%; font: inherit; font-weight: 600; padding: .75rem; border: 0; border-radius: 4px; background: #0d5a4c; color: #fff; }
  input:focus-visible, button:focus-visible { outline: 3px solid #b45f06; outline-offset: 2px; }
  [role=alert] { border-left: 4px solid #a3201d; background: #fdf0ef; padding: .75rem; margin-top: 1.25rem; }
  ul { padding-left: 1.25rem; margin: 1.5rem 0 0; font-size: .875rem; } code { font-size: .9375rem; }
`;

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main>${body}</main></body></html>`;
}

const DEMO_MARK =
  '<p class="demo">デモ: 人物・施設は架空 <span lang="en">Demo: all people and places are invented</span></p>';

export function signInPage(action: string, login: string, failed: boolean): string {
  const error = failed
    ? `<div role="alert" id="login-error">「${escapeHtml(login)}」という利用者は登録されていません。
       <br><span class="en" lang="en">No user named “${escapeHtml(login)}” is registered.</span></div>`
    : '';
  const described = failed ? 'aria-invalid="true" aria-describedby="login-error"' : '';
  return page(
    'サインイン | Sign in',
    `${DEMO_MARK}
    <h1>サインイン</h1><p class="en" lang="en">Sign in to the demo identity provider</p>
    ${error}
    <form method="post" action="${escapeHtml(action)}">
      <label for="login">利用者ID <span class="en" lang="en">User ID</span></label>
      <input id="login" name="login" type="text" value="${escapeHtml(login)}" autocomplete="username"
        autocapitalize="none" spellcheck="false" required autofocus ${described}>
      <button type="submit">サインイン <span lang="en">Sign in</span></button>
    </form>
    <ul>
      <li><code>doctor</code> 医師 <span class="en" lang="en">doctor</span></li>
      <li><code>er</code> 救急科 医師 <span class="en" lang="en">emergency doctor</span></li>
      <li><code>pharmacist</code> 薬剤師 <span class="en" lang="en">pharmacist</span></li>
      <li><code>caremanager</code> 介護支援専門員 <span class="en" lang="en">care manager</span></li>
    </ul>`,
  );
}

/** The demo's electronic chart: one button for each person of each source. */
export function chartListPage(
  action: string,
  patients: readonly { readonly fhirBase: string; readonly id: string; readonly name: string }[],
): string {
  const rows = patients
    .map(
      ({ fhirBase, id, name }) => `<li><form method="post" action="${escapeHtml(action)}">
      <input type="hidden" name="iss" value="${escapeHtml(fhirBase)}"><input type="hidden" name="patient" value="${escapeHtml(id)}">
      <button type="submit">${escapeHtml(name)} <span lang="en">${escapeHtml(new URL(fhirBase).host)}</span></button></form></li>`,
    )
    .join('\n');
  return page(
    '電子カルテ | Electronic chart',
    `${DEMO_MARK}<h1>電子カルテから一目を開く</h1>
    <p class="en" lang="en">Open Hitome from the electronic chart (SMART App Launch)</p><ul>${rows}</ul>`,
  );
}

export function errorPage(error: string, description: string): string {
  return page(
    'サインインできません | Sign-in failed',
    `${DEMO_MARK}<h1>サインインできません</h1><p class="en" lang="en">Sign-in failed</p>
    <div role="alert"><code>${escapeHtml(error)}</code><br>${escapeHtml(description)}</div>
    <p>もとの画面に戻って、もう一度お試しください。<br><span class="en" lang="en">Go back to the application and try again.</span></p>`,
  );
}

/** With a hint of who leaves, nobody is asked again: the form sends itself. */
export function signOutPage(form: string, ask: boolean): string {
  const send = ask ? '' : '<script>document.forms[0].submit()</script>';
  return page(
    'サインアウト | Sign out',
    `<h1>サインアウト${ask ? 'しますか' : 'しています'}</h1>
    <p class="en" lang="en">${ask ? 'Sign out?' : 'Signing out…'}</p>
    ${form.replace('</form>', '<input type="hidden" name="logout" value="yes"><button type="submit">サインアウト <span lang="en">Sign out</span></button></form>')}${send}`,
  );
}

export function signedOutPage(): string {
  return page(
    'サインアウトしました | Signed out',
    '<h1>サインアウトしました</h1><p class="en" lang="en">You are signed out. You may close this window.</p>',
  );
}
