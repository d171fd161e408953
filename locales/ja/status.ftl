# 状態・理由・お支払い方法の言葉。コロンの後や括弧の中に入るため、句点は付けません。
# order-state-… は「～です」にも続くので、名詞で終えます。

## Order
order-state-placed = 受付済み・確認待ち
order-state-processing = 発送準備中
order-state-partly-shipped = 一部発送済み
order-state-shipped = 配送中
order-state-delivered = お届け済み
order-state-cancelled = キャンセル済み
order-state-returning = 返品手続き中
order-state-returned = 返品済み

## Shipment (AfterShip's statuses)
shipment-Pending = 配送会社への引き渡し前
shipment-InfoReceived = 配送会社に登録済み、荷物の読み取り待ち
shipment-InTransit = 輸送中
shipment-OutForDelivery = 配達中、本日お届け予定
shipment-AttemptFail = 配達にうかがいましたが、お届けできませんでした
shipment-AvailableForPickup = 受け取り可能
shipment-Delivered = お届け済み
shipment-Exception = 問題が発生したため停止中
shipment-Expired = 長期間、配送会社からの更新なし
shipment-NotFound = 配送会社の情報登録待ち
shipment-Returning = 当店へ返送中
shipment-Returned = 当店の倉庫に返送済み

## Customs (whole sentences)
customs-arrived = 荷物は税関に到着し、検査を待っています。
customs-held = 荷物は検査のため税関で止まっています。通常1～3営業日かかります。
customs-duties-due = 荷物は税関で止まっています。通関には、関税・輸入税のお支払いが必要です。
customs-duties-due-amount = 荷物は税関で止まっています。通関には、関税・輸入税（{ $amount }）のお支払いが必要です。
customs-documents-needed = 荷物は税関で止まっています。通関には、書類またはお客様の本人確認の番号が必要です。
customs-cleared = 荷物の通関が完了しました。

## Return
return-state-requested = 受付済み、確認中
return-state-approved = 承認済み、ご返送待ち
return-state-in-transit = 当店へ返送中
return-state-received = 倉庫に到着済み
return-state-inspected = 検品済み、返金の準備中
return-state-refunded = 返金済み
return-state-rejected = お受けできませんでした
return-state-cancelled = キャンセル済み

## Refund
refund-state-pending = 準備中
refund-state-issued = 銀行または決済会社へ送金済み
refund-state-completed = 完了
refund-state-failed = 返金できませんでした

## Means of payment
method-card = カード
method-paypal = PayPal
method-klarna = Klarna
method-ideal = iDEAL
method-bancontact = Bancontact
method-alipay = Alipay
method-wechat-pay = WeChat Pay
method-konbini = コンビニ払い
method-mada = mada
method-pix = Pix
method-cod = 代金引換
method-gift-card = ギフトカード
method-apple-pay = Apple Pay
method-google-pay = Google Pay
method-bank-transfer = 銀行振込
method-store-credit = ストアクレジット
method-other = ご注文時のお支払い方法

## Reasons for a return (shown as choices, at most 24 characters)
reason-changed-mind = 不要になった
reason-too-small = 小さすぎた
reason-too-big = 大きすぎた
reason-not-as-described = 説明と違った
reason-damaged = 届いたとき破損していた
reason-faulty = 動かない・不良品だった
reason-wrong-item = 違う商品が届いた
reason-late = 届くのが遅かった
reason-other = その他の理由
