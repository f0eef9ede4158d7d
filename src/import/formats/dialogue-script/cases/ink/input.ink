VAR trust = 0
INCLUDE yard.ink
-> mill

=== mill ===
/* The door
is shut. */
The wheel has stopped. # bg: mill
Miller: Go away!
* [Ask him] "Who stopped it?"
    ~ trust = trust + 1
    Miller: {trust > 0: Not I.|Nobody.}
    * * Believe him[.], for now.
    * * {trust > 3} [Laugh]
        Runa laughs. -> yard
+ Leave[.] at once.
    -> yard
* -> yard
- The rain begins. <>

=== yard
It is {cold|colder} here.
Runa: Home. // at last
-> END

=== function raise(x)
~ return x + 1
