# 担当者が使う画面の文言と、お客様に送る定型文。画面は簡潔に（文はです・ます調）、定型文は chat.ftl と
# 同じ丁寧さで。
# 用語：conversation 会話、agent / person 担当者、take 担当する、take over 担当を代わる、hand back
# ボットに戻す、close 終了する、private note 社内メモ、ready-made reply 定型文、identity proven
# 本人確認済み。そのほかは chat.ftl と同じ。
# 英数字の前後に空白は入れません。担当者の名前には「さん」を付けます（お客様に名乗るときを除く）。

## Page titles and moving around
console-title = Parleyサポートデスク
console-skip = 会話へ移動
console-views = 一覧の種類
console-list = 会話
console-to-queue = 一覧に戻る
console-offline = 接続が切れました。再接続しています…

## Signing in
console-sign-in-title = サポートデスクにログイン
console-sign-in = ログイン
console-sign-out = ログアウト
console-email = メールアドレス
console-password = パスワード
console-sign-in-failed = メールアドレスまたはパスワードが正しくありません。
console-own-language = 画面の言語

## The lists, as links at the side
console-view-waiting = 対応待ち
console-view-mine = 自分の担当
console-view-open = 有人対応すべて
console-view-bot = ボット対応中
console-view-closed = 終了済み

## What an empty list says
console-empty-waiting = お待ちのお客様はいません。お疲れさまです。
# 「対応待ち」は console-view-waiting と同じ
console-empty-mine = 担当している会話はありません。「対応待ち」から担当できます。
console-empty-open = 有人対応の会話はありません。
console-empty-bot = ボットが対応している会話はありません。
console-empty-closed = 終了した会話はまだありません。
console-empty-search = 見つかりませんでした。お名前、メールアドレス（全体）、注文番号で検索できます。
console-more-rows = 最初の{ $count }件のみ表示しています。

## Search and filter
console-search = お名前・メール・注文番号
console-found = 「{ $words }」の検索結果
console-filter-language = この言語のみ
console-all-languages = すべての言語

## A line of the list
console-visitor = 訪問者{ $code }
console-verified = 本人確認済み
console-nothing-said = メッセージはまだありません
console-mentioned = 自分宛てのメモ
console-priority-1 = 緊急
console-priority-2 = 通常
console-priority-3 = 低
console-due-left = 残り{ $time }
console-due-over = { $time }超過

## Channels
console-channel-web = ウェブチャット
console-channel-api = API
console-channel-whatsapp = WhatsApp
console-channel-messenger = Messenger

## Why a person is needed
console-reason-asked = 担当者を希望
console-reason-abstained = ボットに確かな回答なし
console-reason-unsupported = ボットの対応範囲外
console-reason-complaint = 苦情
console-reason-bot_failed = ボットの不具合
console-reason-refused = 申し込みを却下済み
console-reason-locked = 本人確認がロック中
console-reason-delivery_problem = 配送の問題
console-reason-item_problem = 商品の問題
console-reason-payment_problem = お支払いの問題
console-reason-cancel_order = 注文キャンセルのご希望
console-reason-change_order = 注文変更のご希望
console-reason-exchange_item = 交換のご希望
console-reason-request_invoice = 請求書・領収書のご希望
console-reason-privacy_request = 個人情報について
console-reason-taken = 担当者が対応を開始

## How the customer feels
console-feeling-positive = 満足
console-feeling-neutral = 普通
console-feeling-negative = 不満
console-feeling-furious = 強い怒り
console-feeling-trend = お客様の感情
console-trend-better = 改善傾向
console-trend-worse = 悪化傾向
console-trend-steady = 変化なし

## State of a conversation
console-state-bot = ボット対応中
console-state-waiting = 担当者待ち
console-state-closed = 終了
console-state-agent = 担当者が対応中
console-state-mine = 自分が担当中
console-state-colleague = { $name }さんが担当中

## What an agent can do with a conversation: buttons
console-verb-take = 担当する
console-verb-take-over = 担当を代わる
console-verb-hand-back = ボットに戻す
console-verb-close = 終了する
console-verb-reopen = 再開して担当する
console-confirm-take-over = この会話は{ $name }さんが担当しています。担当を代わりますか？

## Changes of state, as lines between the messages
console-became-bot = ボットが対応を開始しました
console-became-bot-by = { $name }さんがボットに戻しました
console-became-waiting = お客様が担当者を待っています
console-became-agent = 担当者が対応を開始しました
console-became-agent-by = { $name }さんが担当になりました
console-became-closed = 会話が終了しました
console-became-closed-by = { $name }さんが会話を終了しました

## The thread
console-messages = メッセージ
console-earlier = 以前のメッセージを表示
console-no-messages = メッセージはまだありません
console-author-customer = お客様
console-author-bot = ボット
console-author-system = システム
console-author-agent = 担当者
console-author-note = 社内メモ
console-no-text = （テキストのないメッセージ）
console-unreadable = （メッセージ「{ $key }」）
console-show-original = お客様の画面での表示
console-understood = 認識した用件：{ $intent }

## Delivery of a message on the customer's channel
console-delivery-pending = 送信待ち
console-delivery-sending = 送信中
console-delivery-sent = 送信済み
console-delivery-delivered = 配信済み
console-delivery-read = 既読
console-delivery-failed = 配信できませんでした
console-delivery-unanswered = ボットの回答なし
console-resend = 再送信

## Who else is here
console-present = { $name }さんも閲覧中です
console-present-typing = { $name }さんが入力中です…

## How long WhatsApp or Messenger still take a message
console-window-left = 返信できる時間：残り{ $time }
console-window-over = 返信できる時間を過ぎました

## Writing
console-composer = メッセージの作成
console-tab-reply = 返信
console-tab-note = 社内メモ
console-reply-label = お客様への返信
console-note-label = 社内向けのメモ
console-reply-placeholder = { $language }で返信… 「/」で定型文を表示
console-note-placeholder = 社内のみに表示されます。「@」で担当者を指名できます。
console-note-hint = メモはお客様には表示されません。
console-send = 送信
console-save-note = メモを保存
console-canned = 定型文
console-colleagues = ほかの担当者
console-kept-draft = 送信していない文章

## Why the agent cannot write to the customer here
console-locked-waiting = お客様がお待ちです。返信するには、会話を担当してください。
console-locked-bot = ボットが対応中です。お客様に返信するには、会話を担当してください。
console-locked-colleague = { $name }さんが担当中です。社内メモを残すか、担当を代わることができます。
console-locked-closed = この会話は終了しています。お客様に返信するには、再開してください。
console-locked-window = お客様の最後のメッセージから時間が経ちすぎたため、このチャネルでは送信できません。お客様から新しいメッセージが届くと、返信できます。

## What can go wrong
console-problem-stale = ほかの担当者が先に操作したため、この会話の状態が変わりました。最新の状態を表示していますので、確認してから操作してください。
console-problem-not-owner = この会話の担当ではないため、送信していません。先に会話を担当してください。
console-problem-state = 会話の現在の状態では、この操作はできません。変更された内容はありません。
console-problem-signed-out = セッションが終了しました。もう一度ログインしてください。
console-problem-attempts = 試行回数が多すぎます。数分待ってからお試しください。
console-problem-unsent = 接続が切れているため、送信できませんでした。文章は残っていますので、もう一度お試しください。

## The side with what is known (the packet)
console-panel = お客様とご注文
console-panel-short = 詳細
console-panel-why = 引き継ぎの理由
console-panel-identity = 本人確認
console-panel-customer = お客様
console-panel-orders = ご注文
console-panel-returns = 返品・返金
console-panel-understood = 認識した用件
console-panel-languages = 使用された言語
console-panel-bot = ボットが行った操作
console-panel-history = ほかの会話
console-panel-since = 引き継ぎ日時
console-panel-due = 返信期限
console-panel-ended = 終了日時
console-panel-priority = 優先度
console-panel-skills = 必要なスキル
console-panel-policy = 適用した規定
console-panel-mentioned = 会話に出た注文番号

## Identity
console-identity-verified = 本人確認済み
console-identity-claimed = 自己申告のみ（未確認）
console-identity-anonymous = お客様未特定
console-identity-warning = 本人確認が済んでいません。確認が済むまで、ご注文、住所、お支払いについて何もお伝えしないでください。ご注文があるかどうかもお伝えできません。
console-proof-token = ショップにログイン済み
console-proof-phone = チャネルの電話番号
console-proof-order_email = 注文番号とメールアドレス
console-proof-order_postcode = 注文番号と郵便番号
console-proof-email_code = メールで送った確認コード
console-identity-undone = このアカウントは、以前にお客様情報との連携が解除されています。

## Rules on returns
console-policy-withdrawal = 法律に基づく撤回権
console-policy-shop_policy = 当店の返品規定
console-policy-conformity = 不良品・商品違い

## The customer's record: labels
console-customer-email = メール
console-customer-phone = 電話番号
console-customer-country = 国・地域
console-customer-language = 言語
console-customer-address = 住所
console-customer-since = ご利用開始
console-customer-local-time = 現地時刻
console-customer-orders = ご注文
console-customer-spent = ご購入総額
console-customer-orders-count = 全{ $count }件、進行中{ $open }件、返品{ $returns }件

## Orders
console-orders-none = ご注文はありません。
console-order-concerned = 今回の対象
console-order-address = お届け先
console-order-payment = お支払い
console-order-items = 商品
console-parcel = 荷物{ $index }/{ $count }
console-parcel-only = 荷物
console-parcel-tracking = 追跡番号
console-parcel-expected = お届け予定
console-parcel-between = { $from }～{ $to }
console-parcel-delivered = お届け日時
console-parcel-pickup = 受取場所
console-parcel-duties = 未払いの関税・輸入税
console-parcel-last = 最新の追跡記録
console-parcel-late = 遅延
console-parcel-none = まだ何も発送されていません。
console-parcel-events = すべての追跡記録

## State of a payment
console-payment-pending = 未払い
console-payment-authorised = 与信済み
console-payment-paid = 支払い済み
console-payment-partially_refunded = 一部返金済み
console-payment-refunded = 返金済み
console-payment-failed = 決済失敗

## Returns
console-return = 返品{ $rma }
console-return-refund = 返金額
console-return-cost = 返送費用
console-refund-of = { $number }の返金
console-returns-none = 返品・返金はありません。

## What the bot did
console-did-nothing = ボットは何も変更していません。
console-said = ボットの最近の発言
console-action-identity-verify = 本人確認
console-action-identity-undo_link = お客様情報との連携解除
console-action-return-create = 返品の受付
console-action-order-cancel = ご注文のキャンセル
console-action-order-change_address = お届け先の変更

## Intents: what a customer wants, as noun phrases
console-intent-track_order = 配送状況の確認
console-intent-list_orders = 注文履歴
console-intent-cancel_order = ご注文のキャンセル
console-intent-change_order = ご注文の変更
console-intent-return_item = 商品の返品
console-intent-exchange_item = 商品の交換
console-intent-refund_status = 返金状況の確認
console-intent-delivery_problem = 配送の問題
console-intent-item_problem = 商品の問題
console-intent-payment_problem = お支払いの問題
console-intent-request_invoice = 請求書・領収書
console-intent-ask_question = ご質問
console-intent-complaint = 苦情
console-intent-talk_to_human = 担当者との会話
console-intent-privacy_request = 個人情報
console-intent-greet = あいさつ
console-intent-goodbye = 別れのあいさつ
console-intent-thank = お礼
console-intent-affirm = はい
console-intent-deny = いいえ
console-intent-out_of_scope = その他

## Ready-made replies
canned-hello = 最初のごあいさつ
canned-hello-text = お問い合わせありがとうございます。担当の{ $name }と申します。これまでの会話を拝見しました。ここからは私が承ります。
canned-checking = 確認中
canned-checking-text = ありがとうございます。ただいま確認しておりますので、数分ほどお待ちください。
canned-need-number = 注文番号と確認情報のお願い
canned-need-number-text = 個人情報保護のため、注文番号とあわせて、ご注文時のメールアドレスまたは郵便番号をお知らせください。
canned-need-photo = 写真のお願い
canned-need-photo-text = 恐れ入りますが、商品の状態を詳しくお聞かせいただけますか？可能でしたら、写真もお送りください。確認のうえ、できるだけ早く対応をご案内いたします。
canned-asked-carrier = 配送会社に調査を依頼
canned-asked-carrier-text = 配送会社に調査を依頼いたしました。通常3営業日以内に回答がありますので、わかり次第ご連絡いたします。
canned-customs = 税関で手続き中
canned-customs-text = 荷物はただいま税関にございます。通常1～3営業日かかります。お客様に確認が必要な場合は、配送会社から直接ご連絡があります。
canned-delay-sorry = 遅延のお詫び
canned-delay-sorry-text = お約束よりもお時間をいただいており、誠に申し訳ございません。ただいま状況を確認しております。
canned-refund-started = 返金の手続きを開始
canned-refund-started-text = 返金のお手続きを始めました。ご注文時のお支払い方法に返金いたします。銀行の明細に反映されるまで、最長5営業日かかることがあります。
canned-return-approved = 返品を承認
canned-return-approved-text = 返品を承りました。返送用ラベルをメールでお送りしますので、商品をしっかり梱包し、7日以内に受付窓口へお持ち込みください。
canned-replacement = 代わりの商品を手配
canned-replacement-text = 代わりの商品を手配いたしました。費用はかかりません。荷物が倉庫を出ましたら、追跡リンクをメールでお送りします。
canned-specialist = 専門の担当者に確認
canned-specialist-text = この件は、専門の担当者に確認いたします。翌営業日中に、こちらであらためてご連絡いたします。
canned-anything-else = ほかのご用件
canned-anything-else-text = ほかにご用件はございますか？
canned-goodbye = 締めのごあいさつ
canned-goodbye-text = お問い合わせありがとうございました。この会話は終了いたします。ご用件がありましたら、いつでもメッセージをお送りください。
