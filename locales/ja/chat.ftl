# アシスタントがお客様にお伝えする文面。です・ます調で丁寧に、スマートフォンで読みやすい長さで。
# 用語：order ご注文、parcel 荷物、return 返品、refund 返金、customs 税関（clearance 通関）、
# duties 関税・輸入税、pick-up point 受取場所、return number 返品番号、tracking number 追跡番号、
# carrier 配送会社、colleague / person 担当者。
# 英数字の前後に空白は入れません。

## Opening and small talk
bot-intro = こんにちは。{ $shop }のアシスタント（ボット）です。配送状況の確認、返品の受付、ご質問への回答のほか、担当者へのおつなぎもできます。
language-fallback = { $language }は理解できますが、現在は日本語でのみお答えしています。
greet = 本日はどのようなご用件でしょうか？
goodbye = ご利用ありがとうございました。またのお越しをお待ちしております。
thanks = どういたしまして。ほかにご用件はございますか？
affirm-nothing = かしこまりました。どのようなご用件でしょうか？
deny-nothing = 承知いたしました。ほかにご用件がありましたら、お知らせください。
out-of-scope = 申し訳ございませんが、そちらはお手伝いできません。ご注文、配送、返品のほか、当店についてのご質問を承っております。
not-understood = 申し訳ございません。うまく理解できませんでした。別の言い方でお聞かせいただけますか？
# Two choices follow: what the message may have meant
did-you-mean = ご用件を正しく承りたいので、確認させてください。次のどちらでしょうか？
# Before the answer to the next of several requests in one message
next-request = 続いて、もう一つのご用件についてご案内します。
# Said in the language that was asked for
language-switched = かしこまりました。日本語でご案内します。
# Before the answer, when the customer is upset; then the answer itself follows
apology = ご不便をおかけして申し訳ございません。
apology-furious = このたびは大変申し訳ございません。すぐに対応いたします。
# The customer stays upset: a person is offered, then the answer follows
apology-person = 大変ご不快な思いをさせてしまい、誠に申し訳ございません。担当者との会話をご希望でしたら、すぐにおつなぎします。

## Choices (titles of buttons: at most 20 characters where the language allows)
choice-track = 配送状況を確認する
choice-return = 返品を申し込む
choice-question = 質問する
choice-orders = 注文履歴を見る
choice-cancel = 注文をキャンセル
choice-change = 注文内容を変更
choice-exchange = 商品を交換
choice-refund = 返金状況を確認
choice-delivery-problem = 配送のトラブル
choice-item-problem = 商品の不具合
choice-payment-problem = お支払いの問題
choice-invoice = 領収書・請求書
choice-privacy = 個人情報について
choice-human = 担当者と話す
choice-yes = はい
choice-no = いいえ
choice-all-items = すべて
choice-no-thanks = いいえ、大丈夫です
choice-order = { $number }
choice-item = { $item }

## Proving who you are
ask-order-number = 注文番号をお知らせください。ご注文確認メールに、MG-104233のような形で記載されています。
ask-order-number-choice = どのご注文についてでしょうか？
ask-proof = ありがとうございます。個人情報保護のため、ご注文時のメールアドレス、またはお届け先の郵便番号をお知らせください。
order-number-not-understood = 注文番号を確認できませんでした。ご注文確認メールの件名に、MG-104233のような形で記載されています。
proof-not-understood = ご注文時のメールアドレス、またはお届け先の郵便番号が必要です。どちらか一方をお知らせいただけますか？
verify-failed = 注文番号と、メールアドレスまたは郵便番号の組み合わせを確認できませんでした。お手数ですが、ご確認のうえ、もう一度注文番号からお知らせください。
verify-locked = 確認の回数が上限に達したため、お客様の情報を守るために、ご本人確認を一時停止いたしました。担当者におつなぎできます。
order-not-yours = お客様のご注文の中に、{ $number }は見つかりませんでした。
no-orders = 現在、お客様のご注文は見つかりません。

## Tracking
lines = { $lines }
track-order = { $placed }のご注文（{ $number }）は、{ $state }です。商品：{ $items }。
track-not-shipped = { $placed }のご注文（{ $number }）は、ただいま発送の準備中です。荷物が倉庫を出ましたら、追跡リンクをメールでお送りします。
track-cancelled = { $placed }のご注文（{ $number }）は、キャンセルされました。
track-parcels = 荷物は全部で{ $count }個です。
track-parcel-of = 荷物{ $index }/{ $count }（{ $carrier }、追跡番号{ $tracking }）：{ $status }。
track-parcel = 荷物（{ $carrier }、追跡番号{ $tracking }）：{ $status }。
track-parcel-plain = 荷物（{ $carrier }）：{ $status }。
track-parcel-of-plain = 荷物{ $index }/{ $count }（{ $carrier }）：{ $status }。
track-parcel-items = 内容：{ $items }。
track-last-event = 最新の追跡記録：{ $country }・{ $place }（{ $when }）。
track-last-event-country = 最新の追跡記録：{ $country }（{ $when }）。
track-last-event-plain = 最終更新：{ $when }。
track-expected-between = お届け予定：{ $from }～{ $to }。
track-expected-by = { $to }までにお届けの予定です。
track-late = { $to }までにお届けの予定でしたが、遅れております。申し訳ございません。
track-delivered-on = お届け日時：{ $when }。
track-pickup = 次の受取場所でお預かりしています：{ $place }。お受け取りの際は、身分証明書をお持ちください。
track-attempt-fail = 翌営業日に、配送会社がもう一度お届けにうかがいます。
track-exception = 配送中に問題が発生しました。担当者から配送会社に確認できます。
offer-human-problem = 担当者におつなぎして、配送会社に確認いたしましょうか？

## My orders
orders-list =
    直近のご注文{ $count }件です。
    { $orders }
order-line = ・{ $number }／{ $placed }／{ $total }／{ $state }

## Returns
ask-return-items = どの商品を返品なさいますか？
ask-return-items-again = どの商品か確認できませんでした。一覧から1つ以上お選びいただくか、「すべて」とご入力ください。
ask-return-reason = ご期待に添えず申し訳ございません。返品の理由をお聞かせください。
return-confirm =
    返品の内容をご確認ください。
    ご注文：{ $number }
    商品：{ $items }
    返金額：{ $refund }（{ $method }）
    この内容で返品を承ってよろしいでしょうか？
return-confirm-cost =
    返品の内容をご確認ください。
    ご注文：{ $number }
    商品：{ $items }
    返送費用：{ $cost }（返金から差し引きます）
    差し引き後の返金額：{ $refund }（{ $method }）
    この内容で返品を承ってよろしいでしょうか？
return-confirm-again = 「はい」か「いいえ」でお答えください。この返品を承ってよろしいでしょうか？
return-created = 返品を承りました。返品番号は{ $rma }です。番号を荷物に書いて、{ $deadline }までに受付窓口へお持ち込みください。荷物が倉庫に届いてから通常3～5営業日、遅くとも14日以内に{ $refund }を返金いたします。
return-created-faulty = 返品を承りました。ご迷惑をおかけして申し訳ございません。返品番号は{ $rma }です。返送費用はかかりません。番号を荷物に書いて、{ $deadline }までに受付窓口へお持ち込みください。{ $refund }を返金いたします。
return-not-created = かしこまりました。返品のお手続きはしておりません。ご注文はそのままです。
return-nothing =
    ご注文（{ $number }）の商品は、いずれもこちらでは返品を承れません。
    { $items }
return-refusal = ・{ $item }：{ $why }
return-refusal-offer = ご不明な点やご事情がありましたら、担当者があらためて確認いたします。
refusal-window-over = 返品期間は{ $deadline }で終了しました
refusal-not-delivered = まだお届けが完了していません
refusal-excluded-hygiene = 密封の衛生用品は、開封後の返品を承れません
refusal-excluded-personalised = お客様のご要望に合わせてお作りした商品です
refusal-excluded-digital = デジタルコンテンツは返品を承れません
refusal-excluded-gift-card = ギフトカードは返品を承れません
refusal-excluded-perishable = 食品は返品を承れません
refusal-already-returned = すでに返品のお手続き中です
refusal-cancelled = ご注文がキャンセルされています
refusal-excluded = 返品対象外の商品です
return-changed = お手続きの間にご注文の内容が変わったため、返品はまだ承っておりません。もう一度確認いたしましょうか？

## Cancelling
cancel-confirm = 次の内容でお手続きします。ご注文 { $number }（{ $items }）をキャンセルし、{ $refund } をご返金します（{ $method }）。キャンセルしてよろしいですか？
cancel-confirm-unpaid = 次の内容でお手続きします。ご注文 { $number }（{ $items }）をキャンセルします。まだご請求は発生していません。キャンセルしてよろしいですか？
cancel-confirm-again = 「はい」か「いいえ」でお答えください。ご注文をキャンセルしてよろしいですか？
cancel-done = ご注文 { $number } をキャンセルしました。{ $refund } をご返金します（{ $method }）。通常3〜5営業日ほどかかります。
cancel-done-unpaid = ご注文 { $number } をキャンセルしました。ご請求はございません。
cancel-not-done = かしこまりました。ご注文 { $number } はそのままにいたします。
cancel-too-late = ご注文 { $number } はすでに倉庫から発送されたため、キャンセルできません。到着後に返品いただくか、担当者にご相談ください。
cancel-already = ご注文 { $number } はすでにキャンセルされています。

## Refund status
refund-none = ご注文（{ $number }）の返品・返金は見つかりませんでした。
refund-return = 返品（{ $rma }）：{ $state }。金額：{ $amount }。
# $when は文頭に：状態が「準備中」でも「完了」でも通じるように。
refund-line = { $when }の返金（{ $amount }、{ $method }）：{ $state }。
refund-bank-note = 銀行の明細に反映されるまで、最長5営業日かかることがあります。

## Questions
answer =
    { $text }
    （「{ $title }」より）
answer-other-language =
    こちらのご案内は、現在{ $language }のみとなっております。
    { $text }
    （「{ $title }」より）
answer-abstain = 確かなお答えが見つかりませんでした。推測でのご案内は控えております。担当者におつなぎしましょうか？

## Handing over to a person
handoff-started = これから担当者におつなぎします。ここまでの会話は担当者にも見えますので、もう一度ご説明いただく必要はありません。
handoff-topic = { $topic }は、担当者が承ります。これからおつなぎします。ここまでの会話は担当者にも見えますので、もう一度ご説明いただく必要はありません。
handoff-sorry = ご迷惑をおかけして申し訳ございません。担当者が対応いたしますので、これからおつなぎします。ここまでの会話は担当者にも見えますので、もう一度ご説明いただく必要はありません。
handoff-waiting = 担当者ができるだけ早くご返信いたします。いただいたメッセージも担当者に伝えました。
handoff-already = 会話はすでに担当者に引き継いでいます。こちらで担当者がお答えします。
offer-human = 担当者におつなぎしましょうか？
complaint-sorry = ご期待に添えず、誠に申し訳ございません。担当者が責任をもって対応いたします。おつなぎしましょうか？
topic-change-order = ご注文内容やお客様情報の変更
topic-exchange-item = 商品の交換
topic-payment-problem = お支払いの問題
topic-request-invoice = 請求書・領収書の発行
topic-privacy-request = 個人情報に関するお申し出
topic-item-problem = 商品の不具合
agent-joined = { $name }が会話に参加しました。
conversation-closed = この会話は終了しました。ご用件がありましたら、いつでもメッセージをお送りください。
back-to-bot = ここからは、ふたたびアシスタント（ボット）がご案内します。

## In the middle of something
form-stopped = かしこまりました。お手続きを中止しました。変更された内容はありません。ほかにご用件はございますか？

## When something fails
bot-trouble = ただいま当店のシステムに問題が起きています。メッセージはお預かりしており、できるだけ早くお答えします。担当者におつなぎしましょうか？
something-went-wrong = 申し訳ございません。当店側で問題が発生しましたが、変更された内容はありません。もう一度お試しいただくか、担当者にご相談ください。
unsupported-message = 恐れ入りますが、現在は文字のメッセージのみ承っております。内容を文章でお知らせいただけますか？
menu-button = 選択する

## Errors shown to an API or widget user
error-empty = メッセージを入力してください。
error-too-long = メッセージが長すぎます。{ $limit }文字以内でご入力ください。
error-malformed = リクエストを読み取れませんでした。
error-unauthorized = セッションが無効か、期限が切れています。もう一度ログインしてください。
error-forbidden = この会話を表示する権限がありません。
error-not-found = この会話は存在しません。
error-busy = ただいまメッセージを受け付けられません。少し待ってから、もう一度お試しください。
error-conflict = ほかの方が先に内容を変更しました。ページを再読み込みしてください。
error-rate-limited = 短い間に多くのメッセージが届きました。少し待ってからお送りください。
error-internal = 当店側で問題が発生しました。
