; What the uninstaller says of its own: events are the person's, not the app's.
!macro customUnWelcomePage
  !define MUI_WELCOMEPAGE_TITLE "Remove Scoretable from this computer"
  !define MUI_WELCOMEPAGE_TEXT "Scoretable will be removed.$\r$\n$\r$\nYour events, and the key that opens them on this computer, stay where they are:$\r$\n$APPDATA\Scoretable$\r$\n$\r$\nInstalled again, Scoretable opens them as before. To delete them too, delete that folder yourself.$\r$\n$\r$\nClose Scoretable before you continue."
  !insertmacro MUI_UNPAGE_WELCOME
!macroend
