<?php
// Takes posts of Surveyhook with PHP alone. Run it: SECRET=whsec_... php -S 127.0.0.1:8080 receiver.php
$key = base64_decode(preg_replace('/^whsec_/', '', getenv('SECRET')));
$body = file_get_contents('php://input');
$id = $_SERVER['HTTP_WEBHOOK_ID'] ?? '';
$time = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '';
$expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$time.$body", $key, true));
$good = false;
foreach (explode(' ', $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '') as $given) {
    if (hash_equals($expected, $given)) $good = true;
}
if (!$good || $id === '' || abs(time() - (int) $time) > 300) {
    http_response_code(401);
    exit;
}
echo 'ok';
// A repeat has the same webhook-id: look it up in your database before you work.
$post = json_decode($body, true);
if (empty($post['test'])) error_log($post['type'] . ' ' . json_encode($post['data']['answers'] ?? null));
