"""What the book prints, and whether it is still so.

A chapter includes its listings from files under `book/examples`. This package
finds those files, runs their tests, runs the recorded commands again, and
damages lines on purpose to see whether anybody notices:

    places      what chapters include, and which folders are tested by themselves
    workshop    a copy of a chapter's folder to run commands in
    level       takes out of an output what differs from run to run
    transcript  a recorded session at the console
    recorded    everything that is recorded, and what it would be today
    measure     what a program costs, in numbers
    imports     which module imports which, as a drawing
    damage      one line made wrong
    notice      whether any test notices
"""
