# ウェブページのチャット画面と、デモ用ショップのページの文面。用語はchat.ftlと同じ：会話（チャットは
# 画面を指す）、アシスタント（ボット）、担当者。です・ます調。英数字の前後に空白は入れません。

### The widget

## The button that opens the chat, and the head of the panel
widget-title = チャットで問い合わせ
widget-open = チャットを開く
widget-open-unread = チャットを開く（新着メッセージ{ $count }件）
widget-close = チャットを閉じる
widget-disclosure = 自動応答アシスタント（ボット）
widget-disclosure-waiting = 担当者におつなぎしています
widget-disclosure-agent = { $name }が対応しています
widget-agent-unnamed = 担当者
widget-disclosure-closed = 会話は終了しました

## Before the first message
widget-welcome-title = こんにちは。どのようなご用件でしょうか？
widget-welcome-text = アシスタントはボットです。配送状況の確認、返品の受付、ご質問への回答を、ご希望の言語で承ります。担当者へのおつなぎもいつでも可能です。
widget-starters = 質問の例
widget-starter-track = 注文した荷物は今どこですか？
widget-starter-return = 返品したいです
widget-starter-delivery = 配送には何日かかりますか？

## Writing
widget-input = メッセージ
widget-placeholder = メッセージを入力…
widget-placeholder-order-number = 注文番号（例：MG-104233）
widget-placeholder-proof = メールアドレスか郵便番号
widget-placeholder-email = メールアドレス
widget-placeholder-postcode = 郵便番号
widget-placeholder-closed = メッセージを送ると会話を再開します
widget-send = 送信
widget-characters-left = 残り{ $count }文字
widget-characters-over = 上限を{ $count }文字超えています

## Messages
widget-log = 会話の履歴
widget-author-you = お客様
widget-author-bot = アシスタント（ボット）
widget-author-agent = 担当者
widget-sending = 送信中…
widget-sent = 送信済み
widget-failed = 送信できませんでした
widget-retry = もう一度送信
widget-typing = アシスタントが入力しています…
widget-choices = 回答の候補
widget-jump = 新着メッセージ
widget-today = 今日
widget-yesterday = 昨日

## Small lines between the messages
widget-line-waiting = 担当者におつなぎしますので、お待ちください
widget-line-agent = { $name }が会話に参加しました
widget-line-agent-unnamed = 担当者が会話に参加しました
widget-line-bot = ふたたびアシスタント（ボット）がご案内します
widget-line-closed = この会話は終了しました
widget-line-restarted = 以前の会話は期限が切れたため、新しい会話になりました。

## Notices
widget-offline = 接続が切れました。つながり次第、自動で再接続します。
widget-online = 再接続しました
widget-error = うまくいきませんでした。もう一度お試しください。

## Below the text field and in the head
widget-human = 担当者と話す
widget-human-request = 担当者と話したいです
widget-new = 新しい会話
widget-new-question = 現在の会話は、この端末から削除されます。新しい会話を始めますか？
widget-new-yes = 新しく始める
widget-new-no = このまま続ける
widget-language = 言語

### The demo shop page

## Head and foot of the page
shop-page-title = { $product } – Meridian Goods
shop-skip = 商品情報へ移動
shop-nav-clothing = ファッション
shop-nav-outdoor = アウトドア
shop-nav-home = 生活雑貨
shop-nav-electronics = 電化製品
shop-nav = カテゴリー
shop-banner = EU内は{ $amount }以上で通常配送無料・返品はお届けから30日以内
shop-language = 言語
shop-footer = Meridian Goodsは、Parleyの機能をご紹介するための架空のショップです。

## The product
shop-crumb-home = ショップ
shop-crumb-jackets = ジャケット
shop-product = Fjellレインジャケット
shop-product-lead = 山でも通勤でも、雨の日に頼れる軽量ジャケット。耐水圧10,000mm。本体のポケットに収納できます。
shop-product-image = フード付きの緑色のレインジャケットのイラスト
shop-rating = 5点満点中{ $rating }点・レビュー{ $count }件
shop-price-note = VAT・関税・輸入税込み
shop-colour = カラー
shop-colour-moss = モスグリーン
shop-colour-clay = テラコッタ
shop-colour-night = ナイトブルー
shop-size = サイズ
shop-add = カートに入れる
shop-added = デモのため、カートは空のままです。
shop-fact-stock = 在庫あり、本日倉庫から出荷
shop-fact-delivery = EU内は3～6営業日でお届け
shop-fact-returns = お届けから30日以内は返品可能

## Details below the product
shop-detail-fabric-title = 素材
shop-detail-fabric = 3層構造のリサイクルナイロン。メンブレンは耐水圧10,000mmで、内側の湿気を外に逃がします。
shop-detail-care-title = お手入れ
shop-detail-care = 30°Cで、柔軟剤を使わずに洗ってください。5回洗濯したら、撥水加工をやり直してください。乾燥機は使えません。
shop-detail-fit-title = サイズ感
shop-detail-fit = セーターの上から着られる、ゆったりとした作りです。2つのサイズで迷われる場合は、小さいほうをおすすめします。

## Trying the assistant out
shop-try-title = アシスタントを試す
shop-try-text = ページの隅のチャットを開いて、お好きな言語でご質問ください。デモ用のデータには、次のご注文があります。
shop-try-order = 注文番号
shop-try-proof = 郵便番号
shop-try-about = ご注文の状況
shop-try-ask = 質問する
shop-try-question = 注文{ $number }は今どこですか？
shop-case-transit = 海外から輸送中、通関あり
shop-case-delivered = 先週お届け済み、返品可能
shop-case-old = 60日前にお届け済み
shop-case-split = 2つの倉庫から荷物が2個
shop-case-held = 税関で検査のため停止中
shop-case-refund = 返金の準備中
shop-case-placed = ご注文直後、変更・キャンセル可能
shop-case-late = お届けが遅れています
shop-case-mixed = 2点のうち1点は返品不可
shop-case-today = 本日お届け予定
shop-try-empty = デモ用のデータがないため、お試しいただけるご注文はありません。ほかのご質問は承ります。
shop-signin = ログイン中のお客様
shop-signin-guest = ゲスト（未ログイン）
shop-signin-note = デモ専用です。ショップがお客様のトークンに署名し、どなたのご質問かをアシスタントに伝えます。
shop-signin-failed = ログインできませんでした。もう一度お試しください。
