# Takes posts of Surveyhook with Python alone. Run it: SECRET=whsec_... PORT=8080 python3 receiver.py
import base64
import hashlib
import hmac
import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

key = base64.b64decode(os.environ["SECRET"].removeprefix("whsec_"))
seen = set()  # Keep it in your database: a repeat has the same webhook-id.


def is_ours(headers, body):
    name, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not name or not at.isdigit() or abs(time.time() - int(at)) > 300:
        return False
    expected = hmac.new(key, f"{name}.{at}.".encode() + body, hashlib.sha256).digest()
    signed = "v1," + base64.b64encode(expected).decode()
    given = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(each.encode(), signed.encode()) for each in given)


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        good = is_ours(self.headers, body)
        self.send_response(200 if good else 401)
        self.end_headers()
        name = self.headers.get("webhook-id")
        if not good or name in seen:
            return
        seen.add(name)
        post = json.loads(body)
        if not post.get("test"):
            print(post["type"], post["data"].get("answers"), flush=True)

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Receiver).serve_forever()
