/** @returns the cookies of a new session */
export async function signIn(url: string, account: { email: string; password: string }): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in`, {
    method: "POST",
    headers: { origin: url },
    body: new URLSearchParams(account),
    redirect: "manual",
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]!);
  if (cookies.length === 0) throw new Error(`The sign-in answered ${answer.status} ${await answer.text()}`);
  return cookies.join("; ");
}
