/* The look of every screen, in the order in which the sheets build on each other. Fonts come with us: nothing is fetched from elsewhere. */
import './fonts.css';
import './tokens.css';
import './kit.css';
import './panel.css';
import './entry-row.css';
import './virtual-list.css';
import './narrative.css';
import './person-card.css';
import './evidence.css';
