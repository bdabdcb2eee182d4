# Insight cards: kept in a circle, offered to the company, found by everybody.

insights-make = Make an insight card
insights-cards = Insight cards
insights-find = Find insights
insights-title = Insight cards
insights-form-title = Insight card
insights-field-title = What is it about?
insights-field-text = What did you learn?
insights-field-text-hint = Two or three sentences that also make sense to people who weren’t there. Please leave out names of customers and others.
insights-field-authors = Whose words are in it, besides yours?
insights-field-authors-hint = Members of the circle. The card has their names next to yours.
insights-form-seen = 👥 Members of *{ $circle }* read the card next to their minutes, with its authors’ names. Everybody in the company finds it only once all its authors have said yes.
insights-form-seen-two = 👥 The card is from both of you, with your names. Only the two of you read it, under “Find insights”; everybody in the company finds it only once you both have said yes.
insights-form-again = If this card was offered to everybody in the company, other words or other names take that back, and everybody on it is asked anew as soon as one of you offers it again.
insights-save = Save

insights-of-circle = 💡 *{ $circle }*: what you want to keep
insights-of-company = 💡 What circles have learned, for all of you
insights-who-circle = 👥 For members only, except for cards whose authors have all said yes.
insights-who-company = 👥 Everybody in the company who isn’t a guest finds the cards whose authors have all said yes.
insights-none-circle = No cards yet. Open minutes, or a reflection in your log that you shared with the circle, and press “Make an insight card”.
insights-none-company = There is nothing here yet. Circles decide for themselves what they share.
insights-found-none = No card has these words. Fewer words find more.
insights-line = *{ $title }*
    { $line }
insights-people = 💬 *You can ask:*

insights-is-kept = 👥 Members of { $circle } read this card.
insights-is-kept-two = 👥 Only its authors read this card.
insights-is-offered = 👥 Members of { $circle } read this card. If all its authors say yes by { $until }, everybody in the company finds it; otherwise it stays in the circle.
insights-is-offered-two = 👥 Only its authors read this card. If all of them say yes by { $until }, everybody in the company finds it; otherwise it stays with them.
insights-is-released = 👥 Everybody in the company who isn’t a guest finds this card.
insights-offer = Offer it to everybody
insights-offer-title = Offer it to everybody?
insights-offer-confirm = You say yes with that, and the other authors are asked, each by themselves. Once all have said yes, everybody in the company who isn’t a guest finds the card with your names. You can take your yes back at any time.
insights-yes = Yes, for everybody
insights-no = No, not for everybody
insights-take-back = Take back my yes
insights-you-said-none = It is up to you, too. If you say no, nobody is told that it was you.
insights-you-said-yes = You have said yes.
insights-you-said-no = You have said no. Nobody is told that it was you.
insights-delete = Delete
insights-delete-title = Delete this card?
insights-delete-confirm = It is gone then, for everybody who reads it.
insights-deleted = The card is deleted.

insights-question = 💡 An insight card of *{ $circle }* with your name on it is offered to everybody in the company. They find it only if all its authors say yes by { $until }.
insights-question-two = 💡 An insight card from your knowledge handover is offered to everybody in the company. They find it only if you both say yes by { $until }.
insights-question-quiet = If you say no, nobody is told that it was you. Without your answer, the company doesn’t find the card.
insights-decide = Read and decide
insights-off = 💡 An insight card of *{ $circle }* no longer carries your name. Whoever is on a card may change its words and its names. If it was a slip, any of them can put you back.
insights-question-over = This question about an insight card is settled. You find the card next to your circle’s minutes, or, from a handover, under “Find insights”, as long as it is there.
