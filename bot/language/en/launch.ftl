# What a programme has besides its circles.

launch-beside = 💬 Your programme suggests something for this week, besides the circle:
launch-beside-line = *{ $title }* ({ $form }, { $minutes } minutes)
launch-beside-few = In twos or threes: agree among yourselves, or look for somebody in the company.
launch-beside-many = For more than one circle: ask in { $where } who comes along.
launch-find = Look for somebody
launch-find-buddy = Find a buddy
launch-find-reverse = Find a reverse mentor
launch-find-shadowing = Find somebody to shadow
launch-find-tutoring = Find a tutor
launch-meetup = Plan an open meetup

launch-buddy = 💬 *{ $name }* comes with a buddy: somebody who knows the place and meets you { $meetings } times in the first weeks. You choose whom to ask; they can say no without a reason.
launch-in-vain = 🌱 *{ $name }* doesn’t take place: there was no circle to which at least { $fewest } people said yes. What you applied with is deleted. You could start a circle of your own, or see what else is on.
launch-no-circles = 🌱 *{ $name }* doesn’t take place: there was no circle to which at least { $fewest } people said yes. Those who did are told, and what people applied with is deleted. With more time to apply, or at another time of the year, it may be otherwise: you can offer it again, and the frame is filled in.
launch-never-begun = 🌱 *{ $name }* doesn’t take place: thirty days after it was to begin, nobody had been asked about a circle yet. Those who had applied are told, and what they applied with is deleted. You can offer it again, and the frame is filled in.
launch-alumni = 💬 *{ $name }* ended two months ago. Who starts the next circle? You could start one on a topic of yours, or be in the next programme and tick that you have moderated. I ask this once.
launch-next = 💬 *{ $name }* ended two months ago. Its people are asked who starts the next circle. Would you offer it again? The frame is filled in; you choose the dates.
launch-again = Offer it again
