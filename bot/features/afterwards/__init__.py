"""After two have met: again some time or rather not, what one takes along; a question after three silent rounds."""
