# Nach einem Coaching-Treffen; und wenn drei Runden lang niemand etwas gesagt hat.

afterwards-asked = 💬 Du hast dich mit { $others } getroffen. Möchtet ihr euch irgendwann wieder coachen?
afterwards-again = Gern wieder
afterwards-rather-not = Lieber nicht
afterwards-seen = { only-you-see }. Sagt ihr alle „Gern wieder“, gehört ihr zu den Ersten, die sich noch einmal treffen, sobald niemand Neues mehr da ist. Nach „Lieber nicht“ oder „Nicht mit …“ bildet ihr kein Tandem mehr, und niemand erfährt, warum.
afterwards-gladly = 🔒 Notiert. Möchten die anderen das auch, gehört ihr zu den Ersten, die sich noch einmal treffen, sobald niemand Neues mehr da ist.
afterwards-with = Coaching mit { $others }
afterwards-tried = Was hast du ausprobiert?
afterwards-written-seen = { only-you-see }. Es ist verschlüsselt und steht in keiner Nachricht. In deinem Tagebuch findest du es wieder, bis ein Jahr nach der Runde.
afterwards-silent = 💬 Drei Coaching-Runden lang hat aus deinen Tandems niemand hier gesagt, ob ihr euch trefft. Das ist in Ordnung. Möchtest du weitermachen? Bis du es sagst, laufen neue Runden ohne dich.
