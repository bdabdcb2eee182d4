# Die Protokolle eines Lernzirkels: suchen, lesen, mitnehmen.

library-title = Protokolle
library-head = ✍ *{ $circle }*: was ihr festgehalten habt
library-who-reads = 👥 Suchen können hier nur Mitglieder. Die Protokolle stehen auch in den Threads: Dort lesen sie alle in { $channel }.
library-choose-circle = Lernzirkel wählen
library-words = Was suchst du?
library-words-example = Warteschlange Abbruch
library-words-hint = Groß- und Kleinschreibung, Akzente und Umlaute spielen keine Rolle.
library-search = Suchen
library-topic = Thema
library-every-topic = Alle Themen
library-since = Ab
library-until = Bis
library-clear = Alles zeigen

library-found = { $count ->
    [one] Ein Protokoll passt dazu.
   *[other] { $count } Protokolle passen dazu.
}
library-found-none = Dazu passt kein Protokoll. Mit einem Wort weniger findet sich oft mehr.
library-empty = Noch ist hier Platz. Was ihr nach einem Treffen aufschreibt, findet ihr an dieser Stelle wieder.
library-line = *{ $topic }* · { $date }
    { $line }
library-no-topic = Ohne festes Thema
library-read = Lesen
library-earlier = Ältere
library-later = Neuere
library-pages = Seite { $page } von { $pages }
library-unwritten = ✍ Zum letzten Treffen (*{ $topic }*, { $date }) gibt es noch kein Protokoll. Wer mag, schreibt es.
library-write = Schreiben
library-change = Ändern
library-export = Als Markdown-Datei

library-date = 🗓 { $date }
library-written-by = ✍ { $who }
library-moderated-by = 🎙 { $who }
library-back = Alle Protokolle

library-none = Protokolle gehören zu einem Lernzirkel, und du bist noch in keinem. `/circle` zeigt, welche gerade entstehen, `/circle neu` gründet einen.
    .guest = Protokolle gehören zu einem Lernzirkel. { circles-none.guest }

library-file-name = { $circle }-protokolle.md
library-file-comment = ✍ Die Protokolle von *{ $circle }*, zum Aufheben.
library-file-season = { $count ->
    [one] Ein Protokoll, { $from }
   *[other] { $count } Protokolle, { $from } bis { $until }
}
library-file-session = Treffen { $number }: { $topic }
library-file-role = { $role }: { $who }
library-file-written = Zuletzt geschrieben von { $who }
library-somebody = jemand von euch
