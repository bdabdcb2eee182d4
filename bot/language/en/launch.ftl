# What a programme has besides its circles.

launch-beside = 💬 Your programme suggests something for this week, besides the circle:
launch-beside-line = *{ $title }* ({ $form }, { $minutes } minutes)
launch-beside-few = In twos or threes: agree among yourselves, or look for somebody in the company.
launch-beside-many = For more than one circle: ask in { $where } who comes along.
launch-find = Look for somebody
launch-meetup = Plan an open meetup

launch-buddy = 💬 *{ $name }* comes with a buddy: somebody who knows the place and meets you { $meetings } times in the first weeks. You choose whom to ask; they can say no without a reason.
launch-buddy-find = Find a buddy
